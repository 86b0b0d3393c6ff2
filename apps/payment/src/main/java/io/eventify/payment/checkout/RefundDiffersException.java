package io.eventify.payment.checkout;

import io.eventify.platform.errors.DomainException;

/** The key belongs to a refund of another amount: 422 {@code refund_differs}. */
public class RefundDiffersException extends DomainException {
    public RefundDiffersException() {
        super(422, "refund_differs");
    }
}
