package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The places were held and given back before the cart took them. */
class HoldGoneException extends DomainException {
    HoldGoneException() {
        super(409, "seats_unavailable");
    }
}
