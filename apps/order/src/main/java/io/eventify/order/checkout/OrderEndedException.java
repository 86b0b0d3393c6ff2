package io.eventify.order.checkout;

import io.eventify.platform.errors.DomainException;

/** The order of this key has already come to nothing: 409 {@code order_ended}; a new cart is needed. */
public class OrderEndedException extends DomainException {
    OrderEndedException(String reason) {
        super(409, "order_ended", "reason", reason);
    }
}
