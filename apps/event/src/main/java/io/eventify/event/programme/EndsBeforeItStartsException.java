package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** A performance ends after it starts, within thirty days. */
class EndsBeforeItStartsException extends DomainException {
    EndsBeforeItStartsException() {
        super(422, "performance_ends_before_start", "endTime", "not_after_start");
    }
}
