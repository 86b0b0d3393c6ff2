package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** The hold belongs to a checkout, whose end decides: 409 {@code hold_in_checkout}. */
public class HoldInCheckoutException extends DomainException {
    public HoldInCheckoutException() {
        super(409, "hold_in_checkout");
    }
}
