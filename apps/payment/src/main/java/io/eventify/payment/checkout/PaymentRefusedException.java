package io.eventify.payment.checkout;

import io.eventify.platform.errors.DomainException;

/** The provider will not take this payment at all: 422 {@code payment_refused}. */
public class PaymentRefusedException extends DomainException {
    public PaymentRefusedException(String reason) {
        super(422, "payment_refused", "payment", reason);
    }
}
