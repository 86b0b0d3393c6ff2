/** Reads: an order with its timeline, lists of orders, and what ticketing adds to the timeline. */
@NullMarked
package io.eventify.order.history;

import org.jspecify.annotations.NullMarked;
