package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** There is nothing to order. */
class ReservationEmptyException extends DomainException {
    ReservationEmptyException() {
        super(422, "reservation_empty");
    }
}
