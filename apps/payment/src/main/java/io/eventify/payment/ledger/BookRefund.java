package io.eventify.payment.ledger;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.payment.psp.RefundSnapshot;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the provider says about a refund and announces it, both in the caller's transaction, which has locked the payment.
 *
 * <p>A refund that fails is tried again after a longer and longer pause, each try under a key of its own; after the last it is abandoned. Whoever asks for it again has
 * the same refund tried at once ({@code RefundPayment}); nobody else repeats it. A refund that somebody made at the provider is booked like ours, so that the balance
 * stays true; if it pays back just what a refund of ours could not, it is that refund's next try.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BookRefund {

    static final int MAX_TRIES = 5;
    /** Ours to book, not ours to repeat. */
    private static final String MADE_AT_PROVIDER = "made_at_provider";

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final Refunds refunds;
    private final WorkQueue work;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public BookRefund(Refunds refunds, WorkQueue work, Outbox outbox, Clock clock) {
        this.refunds = refunds;
        this.work = work;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected BookRefund() {
        this(null, null, null, null);
    }

    /** @return whether it was news */
    public boolean of(Payment payment, RefundSnapshot answer) {
        // the provider may still deliver older news of it: a refund that failed stays failed (Stripe, "Failed refunds")
        if (refunds.hasFailed(answer.id())) {
            return false;
        }
        Refund refund = refunds.findByReference(answer.id())
                .or(() -> currentTry(answer))
                .orElseGet(() -> madeAtProvider(payment, answer));
        return switch (answer.status()) {
            case PENDING -> pending(refund, answer);
            case SUCCEEDED -> succeeded(payment, refund, answer);
            case FAILED ->
                failed(
                        payment,
                        refund,
                        answer.id(),
                        answer.failureReason() == null ? "failed" : answer.failureReason());
        };
    }

    /** The provider would not even begin. */
    public void refused(Payment payment, Refund refund, String reason) {
        failed(payment, refund, null, reason);
    }

    private Optional<Refund> currentTry(RefundSnapshot answer) {
        return Optional.ofNullable(answer.refundId())
                .flatMap(refunds::find)
                .filter(refund -> refund.pspReference() == null && answer.tryNumber() == refund.tryNumber());
    }

    /* A refund of ours that failed waits for its next try; whoever sends the same amount meanwhile has done what it was waiting for. */
    private Refund madeAtProvider(Payment payment, RefundSnapshot answer) {
        if (answer.status() == RefundSnapshot.Status.FAILED) {
            return add(payment, answer, Refund.Status.ABANDONED);
        }
        return waiting(payment)
                .filter(refund -> refund.amount().equals(answer.amount()))
                .findFirst()
                .orElseGet(() -> addWithRoom(payment, answer));
    }

    /* The money has moved: what we only mean to send once more cannot keep its amount from being booked. */
    private Refund addWithRoom(Payment payment, RefundSnapshot answer) {
        if (answer.amount().compareTo(payment.refundable()) > 0) {
            waiting(payment)
                    .filter(refund -> refund.status() == Refund.Status.FAILED)
                    .forEach(this::abandon);
        }
        return add(payment, answer, Refund.Status.PENDING);
    }

    private Refund add(Payment payment, RefundSnapshot answer, Refund.Status status) {
        UUID id = Ids.derived("refund\n" + answer.id());
        refunds.add(id, payment.id(), answer.amount(), MADE_AT_PROVIDER, status);
        return refunds.find(id).orElseThrow();
    }

    private static Stream<Refund> waiting(Payment payment) {
        return payment.refunds().stream()
                .filter(refund -> refund.status() == Refund.Status.FAILED || refund.status() == Refund.Status.ABANDONED)
                .filter(refund -> !refund.reason().equals(MADE_AT_PROVIDER));
    }

    private void abandon(Refund refund) {
        refunds.abandon(refund.id());
        work.dropRefund(refund.id());
    }

    private boolean pending(Refund refund, RefundSnapshot answer) {
        if (refund.status() == Refund.Status.SUCCEEDED || answer.id().equals(refund.pspReference())) {
            return false;
        }
        refunds.accepted(refund.id(), answer.id(), Refund.Status.PENDING);
        work.dropRefund(refund.id());
        return true;
    }

    private boolean succeeded(Payment payment, Refund refund, RefundSnapshot answer) {
        if (refund.status() == Refund.Status.SUCCEEDED) {
            return false;
        }
        refunds.accepted(refund.id(), answer.id(), Refund.Status.SUCCEEDED);
        work.dropRefund(refund.id());
        announce(EventTypes.PAYMENT_REFUNDED, payment, refund, null);
        return true;
    }

    private boolean failed(Payment payment, Refund refund, @Nullable String pspReference, String reason) {
        boolean last = refund.tryNumber() >= MAX_TRIES || refund.reason().equals(MADE_AT_PROVIDER);
        refunds.failed(refund.id(), pspReference, reason, last ? Refund.Status.ABANDONED : Refund.Status.FAILED);
        work.dropRefund(refund.id());
        if (!last) {
            work.add(
                    payment.id(),
                    PspWork.Kind.REFUND,
                    refund.id(),
                    clock.instant().plus(pauseAfter(refund.tryNumber())));
        }
        announce(EventTypes.REFUND_FAILED, payment, refund, reason);
        return true;
    }

    /** 1, 4, 16, 64 minutes. */
    static Duration pauseAfter(int tryNumber) {
        return FIRST_PAUSE.multipliedBy(1L << (2 * (tryNumber - 1)));
    }

    private void announce(String type, Payment payment, Refund refund, @Nullable String reason) {
        outbox.publish(
                type,
                payment.id(),
                new PaymentChanged(payment.id(), payment.orderId(), refund.amount(), refund.id(), reason));
    }
}
