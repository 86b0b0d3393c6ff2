package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** Neither seats nor zones nor a number of best places. */
class NothingChosenException extends DomainException {
    NothingChosenException() {
        super(422, "nothing_chosen");
    }
}
