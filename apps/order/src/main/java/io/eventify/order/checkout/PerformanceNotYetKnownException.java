package io.eventify.order.checkout;

import io.eventify.platform.errors.DomainException;

/** The performance's policy has not reached us yet: 503 {@code performance_not_yet_known}. Its events are on their way; guessing a refund policy would be worse. */
public class PerformanceNotYetKnownException extends DomainException {
    PerformanceNotYetKnownException() {
        super(503, "performance_not_yet_known");
    }
}
