package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** A cart has at most a hundred lines. */
class ReservationFullException extends DomainException {
    ReservationFullException() {
        super(422, "reservation_full");
    }
}
