package io.eventify.ticketing.document;

import io.eventify.platform.errors.DomainException;

/** A revoked ticket has nothing to take along: 409 {@code ticket_not_valid}. */
public class TicketNotValidException extends DomainException {
    public TicketNotValidException() {
        super(409, "ticket_not_valid");
    }
}
