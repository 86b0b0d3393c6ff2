package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** An event is published with at least one performance ahead. */
class NothingToSellException extends DomainException {
    NothingToSellException() {
        super(422, "event_without_performance");
    }
}
