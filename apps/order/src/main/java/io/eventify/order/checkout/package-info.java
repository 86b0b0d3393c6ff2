/**
 * Checkout: from the cart to paid tickets. {@link io.eventify.order.checkout.PlaceOrder} does what the customer waits for; {@link io.eventify.order.checkout.BookingSaga} is the
 * saga from there on, its table on one page; {@link io.eventify.order.checkout.OrderParticipant} hears how it ends. See {@code docs/booking.md}.
 */
@NullMarked
package io.eventify.order.checkout;

import org.jspecify.annotations.NullMarked;
