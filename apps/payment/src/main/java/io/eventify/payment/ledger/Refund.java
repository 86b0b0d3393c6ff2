package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back, or back.
 *
 * @param tryNumber from 1; a try that the provider lets fail is followed by another
 * @param pspReference the provider's refund of the current try
 */
public record Refund(
        UUID id,
        UUID paymentId,
        Money amount,
        String reason,
        Status status,
        int tryNumber,
        @Nullable String pspReference,
        @Nullable String failureReason) {

    /** {@code FAILED} will be tried again, {@code ABANDONED} will not. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED,
        ABANDONED
    }
}
