package io.eventify.ticketing.issue;

import io.eventify.platform.errors.DomainException;

/** Nobody gets a ticket for what will not take place: 409 {@code performance_cancelled}. */
public class PerformanceCancelledException extends DomainException {
    public PerformanceCancelledException() {
        super(409, "performance_cancelled");
    }
}
