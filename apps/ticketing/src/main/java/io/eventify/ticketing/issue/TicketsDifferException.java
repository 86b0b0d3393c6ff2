package io.eventify.ticketing.issue;

import io.eventify.platform.errors.DomainException;

/** A line already has a ticket, of another order or saga: 409 {@code tickets_differ}. */
public class TicketsDifferException extends DomainException {
    public TicketsDifferException() {
        super(409, "tickets_differ");
    }
}
