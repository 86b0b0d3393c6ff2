/**
 * The invariants of the platform as a program that reads everything and changes nothing: all databases, the broker, the LRA coordinator, the payment provider.
 * Numbers are those of the specification's quality page.
 */
package io.eventify.invariants;
