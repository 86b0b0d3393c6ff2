package io.eventify.payment.psp;

import io.eventify.contracts.Money;
import io.eventify.platform.errors.DomainException;

/** The provider cannot charge or refund this amount: 422 {@code amount_not_chargeable}. */
public class AmountNotChargeableException extends DomainException {
    public AmountNotChargeableException(Money amount) {
        super(422, "amount_not_chargeable", "amount", amount.toString());
    }
}
