/**
 * Live updates as server-sent events: the places of a performance, the status of an order. Every gateway hears every domain event through a subscription of its
 * own, and tells the state that follows from it. Keeps the last minutes in memory, so that a listener who comes back, to whichever gateway, misses nothing.
 */
@NullMarked
package io.eventify.gateway.live;

import org.jspecify.annotations.NullMarked;
