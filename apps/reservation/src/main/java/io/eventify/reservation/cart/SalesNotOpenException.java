package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The performance is not on sale. */
class SalesNotOpenException extends DomainException {
    SalesNotOpenException() {
        super(422, "sales_not_open");
    }
}
