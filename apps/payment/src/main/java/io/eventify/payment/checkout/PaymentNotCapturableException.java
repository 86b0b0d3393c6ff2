package io.eventify.payment.checkout;

import io.eventify.payment.ledger.Payment;
import io.eventify.platform.errors.DomainException;
import java.util.Locale;

/** There is no authorised money to take, or it is being let go: 409 {@code payment_not_capturable}. */
public class PaymentNotCapturableException extends DomainException {
    public PaymentNotCapturableException(Payment.State state) {
        super(409, "payment_not_capturable", "status", state.name().toLowerCase(Locale.ROOT));
    }
}
