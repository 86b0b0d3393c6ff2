package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** A cart is for one performance. */
class OtherPerformanceException extends DomainException {
    OtherPerformanceException() {
        super(422, "other_performance", "performanceId", "other");
    }
}
