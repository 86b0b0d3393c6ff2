package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The time of the cart is over. */
class ReservationExpiredException extends DomainException {
    ReservationExpiredException() {
        super(410, "reservation_expired");
    }
}
