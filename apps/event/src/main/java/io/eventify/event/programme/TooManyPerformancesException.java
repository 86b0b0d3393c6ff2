package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** An event has at most five hundred performances: every change of it is announced for each. */
class TooManyPerformancesException extends DomainException {
    TooManyPerformancesException() {
        super(422, "too_many_performances");
    }
}
