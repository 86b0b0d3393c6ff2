package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** The performance is not on sale: 422 {@code sales_not_open}. */
public class SalesNotOpenException extends DomainException {
    public SalesNotOpenException() {
        super(422, "sales_not_open");
    }
}
