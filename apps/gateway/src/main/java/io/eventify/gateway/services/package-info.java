/** The services as the gateway calls them over HTTP, in the name of the caller: who asks, what is asked, and how long anybody waits. */
@NullMarked
package io.eventify.gateway.services;

import org.jspecify.annotations.NullMarked;
