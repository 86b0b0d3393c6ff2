package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The performance will not take place. */
class PerformanceCancelledException extends DomainException {
    PerformanceCancelledException() {
        super(422, "performance_cancelled");
    }
}
