package io.eventify.ticketing.transfer;

import io.eventify.platform.errors.DomainException;

/** The ticket cannot change hands; the code says why. */
public class TransferRefusedException extends DomainException {
    TransferRefusedException(int status, String code) {
        super(status, code);
    }
}
