package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Nothing is sold for a performance that has ended. */
class PerformanceOverException extends DomainException {
    PerformanceOverException() {
        super(422, "performance_over");
    }
}
