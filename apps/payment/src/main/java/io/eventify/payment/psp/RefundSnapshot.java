package io.eventify.payment.psp;

import com.stripe.model.Refund;
import io.eventify.contracts.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the provider showed it at one moment.
 *
 * @param refundId which refund of ours; null if somebody made it at the provider
 * @param tryNumber which try of that refund; 0 if made at the provider
 */
public record RefundSnapshot(
        String id,
        @Nullable String intentId,
        @Nullable UUID refundId,
        int tryNumber,
        Money amount,
        Status status,
        @Nullable String failureReason) {

    /** Where it stands. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    static RefundSnapshot of(Refund refund) {
        return new RefundSnapshot(
                refund.getId(),
                refund.getPaymentIntent(),
                Metadata.id(refund.getMetadata(), Metadata.REFUND_ID),
                Metadata.number(refund.getMetadata(), Metadata.TRY),
                StripeAmounts.money(refund.getCurrency(), refund.getAmount()),
                status(refund),
                refund.getFailureReason());
    }

    private static Status status(Refund refund) {
        return switch (refund.getStatus()) {
            case "pending", "requires_action" -> Status.PENDING;
            case "succeeded" -> Status.SUCCEEDED;
            case "failed", "canceled" -> Status.FAILED;
            default ->
                throw new IllegalStateException(
                        "refund " + refund.getId() + " has the unknown status " + refund.getStatus());
        };
    }
}
