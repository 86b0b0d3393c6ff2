package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The cart is being ordered: the order decides what becomes of it. */
class ReservationInCheckoutException extends DomainException {
    ReservationInCheckoutException() {
        super(409, "reservation_in_checkout");
    }
}
