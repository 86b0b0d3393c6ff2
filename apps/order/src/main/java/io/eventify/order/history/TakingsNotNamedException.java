package io.eventify.order.history;

import io.eventify.platform.errors.DomainException;

/** Takings of neither a performance nor an event were asked for, or of both. */
class TakingsNotNamedException extends DomainException {
    TakingsNotNamedException() {
        super(422, "takings_not_named");
    }
}
