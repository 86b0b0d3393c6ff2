/** The platform from outside: what a customer, an organiser or a door does through the public API. Used by the demo and by the system tests. */
package io.eventify.journey;
