package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The performance is not (yet) known here. */
class UnknownPerformanceException extends DomainException {
    UnknownPerformanceException() {
        super(422, "unknown_performance", "performanceId", "unknown");
    }
}
