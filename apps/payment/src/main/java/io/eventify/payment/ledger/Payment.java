package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order as it stood when it was read.
 *
 * @param intentId the provider's reference, as soon as it has given one
 * @param declinedAttempt the attempt whose refusal was announced last
 * @param lra the saga it belongs to
 */
public record Payment(
        UUID id,
        UUID orderId,
        UUID customerId,
        Money amount,
        State state,
        @Nullable String intentId,
        @Nullable String clientSecret,
        @Nullable String failureReason,
        @Nullable String declinedAttempt,
        @Nullable URI lra,
        List<Money> captures,
        List<Refund> refunds) {

    /** How far the provider has come. */
    public enum State {
        PENDING,
        ACTION_REQUIRED,
        PROCESSING,
        FAILED,
        AUTHORISED,
        CAPTURED,
        VOIDED;

        /** The customer can still pay; no money is known to be held. */
        public boolean isOpen() {
            return compareTo(AUTHORISED) < 0;
        }
    }

    /** The provider's reference, of a payment that has one: whatever was captured, refunded or reconciled. */
    public String requiredIntentId() {
        return Objects.requireNonNull(intentId, "the provider has given this payment no reference yet");
    }

    /** What was taken in all. */
    public Money captured() {
        return captures.stream().reduce(Money.zero(amount.currency()), Money::plus);
    }

    /** What has come back in all. */
    public Money refunded() {
        return sum(Refund.Status.SUCCEEDED);
    }

    /** What may still be asked back: refunds under way count as gone. */
    public Money refundable() {
        return captured().minus(refunded()).minus(sum(Refund.Status.PENDING)).minus(sum(Refund.Status.FAILED));
    }

    /** Whether a refund was given up while money is still here. */
    public boolean isStuck() {
        return refundable().isPositive() && refunds.stream().anyMatch(r -> r.status() == Refund.Status.ABANDONED);
    }

    private Money sum(Refund.Status status) {
        return refunds.stream()
                .filter(r -> r.status() == status)
                .map(Refund::amount)
                .reduce(Money.zero(amount.currency()), Money::plus);
    }
}
