package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The cart already has as much time as it can have. */
class ExtensionNotPossibleException extends DomainException {
    ExtensionNotPossibleException() {
        super(409, "extension_not_possible");
    }
}
