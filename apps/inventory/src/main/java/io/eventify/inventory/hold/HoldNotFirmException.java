package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** Only a firm hold can be committed: 409 {@code hold_not_firm}. */
public class HoldNotFirmException extends DomainException {
    public HoldNotFirmException() {
        super(409, "hold_not_firm");
    }
}
