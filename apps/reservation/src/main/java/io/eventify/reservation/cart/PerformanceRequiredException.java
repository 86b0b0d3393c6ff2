package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** Neither the cart nor the request says which performance. */
class PerformanceRequiredException extends DomainException {
    PerformanceRequiredException() {
        super(422, "performance_required", "performanceId", "missing");
    }
}
