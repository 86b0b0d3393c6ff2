/**
 * Orders: from the frozen cart to paid tickets, and back.
 *
 * <p>Owns the aggregates {@link io.eventify.order.Order} (with its lines) and its timeline. States: see {@link io.eventify.order.OrderStatus}. The features:
 * {@code checkout} runs the booking saga, {@code cancellation} the way back after payment, {@code history} answers reads, {@code invoice} numbers and prints,
 * {@code projection} keeps what is known of performances and organisations. They do not import one another; what several need stands here, in
 * {@code calls} (the neighbours, with timeouts and breakers) and in {@code steps} (durable steps).
 */
@NullMarked
package io.eventify.order;

import org.jspecify.annotations.NullMarked;
