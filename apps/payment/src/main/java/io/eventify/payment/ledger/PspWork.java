package io.eventify.payment.ledger;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be done at the provider, written down in the transaction that decided it.
 *
 * @param refundId for {@link Kind#REFUND}
 * @param attempt from 1
 */
public record PspWork(UUID id, UUID paymentId, @Nullable UUID refundId, Kind kind, int attempt) {

    /** The refund to be sent, of work that is {@link Kind#REFUND}. */
    public UUID requiredRefundId() {
        return Objects.requireNonNull(refundId, "work of kind REFUND names its refund");
    }

    /** What is to be done. */
    public enum Kind {
        /** Make the PaymentIntent. */
        CREATE,
        /** Take the authorised money. */
        CAPTURE,
        /** The order ended before it was paid: cancel the PaymentIntent, unless money has come meanwhile; that is announced and left alone. */
        CANCEL,
        /** Let go of all money: void what is authorised, refund what is captured. */
        RELEASE,
        /** Send one refund. */
        REFUND
    }
}
