package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** A cart is given more time once only. */
class AlreadyExtendedException extends DomainException {
    AlreadyExtendedException() {
        super(409, "reservation_already_extended");
    }
}
