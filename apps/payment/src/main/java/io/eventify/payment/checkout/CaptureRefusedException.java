package io.eventify.payment.checkout;

import io.eventify.platform.errors.DomainException;

/** The provider will not give us the authorised money: 409 {@code capture_refused}. */
public class CaptureRefusedException extends DomainException {
    public CaptureRefusedException() {
        super(409, "capture_refused");
    }
}
