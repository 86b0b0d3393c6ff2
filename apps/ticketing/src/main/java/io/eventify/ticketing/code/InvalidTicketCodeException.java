package io.eventify.ticketing.code;

import io.eventify.platform.errors.DomainException;

/** The code is not ours, damaged or forged: 422 {@code ticket_code_invalid}. */
public class InvalidTicketCodeException extends DomainException {
    public InvalidTicketCodeException() {
        super(422, "ticket_code_invalid");
    }
}
