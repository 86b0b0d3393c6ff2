package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The same seat or zone stands twice in one request. */
class DuplicatePlaceException extends DomainException {
    DuplicatePlaceException() {
        super(422, "duplicate_place");
    }
}
