package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One cancellation of an order, whole or in part: which money goes back, and how far it has come. Change it under its order's lock. */
@Entity
@Table(name = "cancellations")
public class Cancellation {

    /** Who wanted it. */
    public enum Initiator {
        customer,
        support,
        organiser
    }

    /** requested: tickets may still enter; revoked: they no longer do; done: money and places are where they belong; refused: nothing happened. */
    public enum State {
        requested,
        revoked,
        done,
        refused
    }

    /** none: nothing to refund; requested: payment is being asked; pending: the provider works on it; failed: in the queue of support, and retried by payment. */
    public enum RefundStatus {
        none,
        requested,
        pending,
        failed,
        succeeded
    }

    @Id
    private UUID id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private Initiator initiator;

    private @Nullable UUID initiatorId;
    private String reason;
    private boolean forced;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String refusalCode;
    private String currency;
    private BigDecimal refundAmount;

    @Enumerated(EnumType.STRING)
    private RefundStatus refundStatus;

    private @Nullable UUID refundId;
    private @Nullable String refundFailure;
    private int refundTry;
    private boolean givenBack;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private long version;

    protected Cancellation() {}

    Cancellation(
            UUID id,
            UUID orderId,
            Initiator initiator,
            @Nullable UUID initiatorId,
            String reason,
            Money refund,
            Instant now) {
        this.id = id;
        this.orderId = orderId;
        this.initiator = initiator;
        this.initiatorId = initiatorId;
        this.reason = reason;
        this.forced = initiator != Initiator.customer;
        this.state = State.requested;
        this.currency = refund.currency();
        this.refundAmount = refund.amount();
        this.refundStatus = refund.isZero() ? RefundStatus.none : RefundStatus.requested;
        // known before payment is asked, so that its news find their cancellation, whichever try they are about
        this.refundId = refund.isZero() ? null : id;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void revoked(Instant now) {
        expect(State.requested);
        state = State.revoked;
        updatedAt = now;
    }

    void refused(String code, Instant now) {
        expect(State.requested);
        state = State.refused;
        refusalCode = code;
        refundStatus = RefundStatus.none;
        updatedAt = now;
    }

    /** @return whether this is news */
    boolean refundSucceeded(Instant now) {
        if (refundStatus == RefundStatus.succeeded) {
            return false;
        }
        refundStatus = RefundStatus.succeeded;
        refundFailure = null;
        updatedAt = now;
        return true;
    }

    void refundPending(Instant now) {
        refundStatus = RefundStatus.pending;
        updatedAt = now;
    }

    /**
     * The money did not go back, or came back from the bank after it had seemed to: then the cancellation is not done after all.
     *
     * @return whether this is news
     */
    boolean refundFailed(String why, Instant now) {
        if (refundStatus == RefundStatus.failed) {
            return false;
        }
        if (state == State.done) {
            state = State.revoked;
        }
        refundStatus = RefundStatus.failed;
        refundFailure = why;
        updatedAt = now;
        return true;
    }

    /** Payment, which tries a failed refund again by itself, is asked to do it at once: the same refund, another asking. */
    void retryRefund(Instant now) {
        if (refundStatus != RefundStatus.failed) {
            throw new IllegalStateException("the refund of " + id + " is " + refundStatus);
        }
        refundTry++;
        refundStatus = RefundStatus.requested;
        updatedAt = now;
    }

    void placesGivenBack(Instant now) {
        givenBack = true;
        updatedAt = now;
    }

    /** @return whether money and places are now where they belong, which they were not before */
    boolean finish(Instant now) {
        boolean settled = refundStatus == RefundStatus.none || refundStatus == RefundStatus.succeeded;
        if (state != State.revoked || !givenBack || !settled) {
            return false;
        }
        state = State.done;
        updatedAt = now;
        return true;
    }

    private void expect(State expected) {
        if (state != expected) {
            throw new IllegalStateException("cancellation " + id + " is " + state + ", not " + expected);
        }
    }

    /** Whether it has not come to an end yet. */
    public boolean isRunning() {
        return state == State.requested || state == State.revoked;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Initiator initiator() {
        return initiator;
    }

    public String reason() {
        return reason;
    }

    /** Whether tickets that were used are revoked as well. */
    public boolean isForced() {
        return forced;
    }

    public State state() {
        return state;
    }

    public Optional<String> refusalCode() {
        return Optional.ofNullable(refusalCode);
    }

    public Money refund() {
        return new Money(currency, refundAmount);
    }

    public RefundStatus refundStatus() {
        return refundStatus;
    }

    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public Optional<String> refundFailure() {
        return Optional.ofNullable(refundFailure);
    }

    public int refundTry() {
        return refundTry;
    }

    public boolean isGivenBack() {
        return givenBack;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
