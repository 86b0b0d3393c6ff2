package io.eventify.payment.checkout;

import io.eventify.platform.errors.DomainException;

/** The order already has a payment, for something else: 422 {@code payment_differs}. */
public class PaymentDiffersException extends DomainException {
    public PaymentDiffersException() {
        super(422, "payment_differs");
    }
}
