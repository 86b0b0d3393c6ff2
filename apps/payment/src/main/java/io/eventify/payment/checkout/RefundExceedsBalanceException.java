package io.eventify.payment.checkout;

import io.eventify.contracts.Money;
import io.eventify.platform.errors.DomainException;

/** More is asked back than was captured and not yet returned: 422 {@code refund_exceeds_balance}. */
public class RefundExceedsBalanceException extends DomainException {
    public RefundExceedsBalanceException(Money refundable) {
        super(422, "refund_exceeds_balance", "amount", "at most " + refundable);
    }
}
