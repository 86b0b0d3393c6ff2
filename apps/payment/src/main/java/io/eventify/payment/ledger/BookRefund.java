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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the provider says about a refund and announces it, both in the caller's transaction, which has locked the payment.
 *
 * <p>A refund that fails is tried again after a longer and longer pause, each try under a key of its own; after the last it is abandoned: support sees it and may ask
 * for the money again. A refund that somebody made at the provider is booked like ours, so that the balance stays true.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BookRefund {

    static final int MAX_TRIES = 5;
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
        Refund refund =
                refunds.findByAnswer(answer.id(), answer.refundId()).orElseGet(() -> madeAtProvider(payment, answer));
        boolean current = answer.id().equals(refund.pspReference())
                || (refund.pspReference() == null && answer.tryNumber() == refund.tryNumber());
        if (!current || refund.status() == Refund.Status.ABANDONED) {
            return false;
        }
        return switch (answer.status()) {
            case PENDING -> pending(refund, answer);
            case SUCCEEDED -> succeeded(payment, refund, answer);
            case FAILED -> failed(payment, refund, answer.failureReason() == null ? "failed" : answer.failureReason());
        };
    }

    /** The provider would not even begin. */
    public void refused(Payment payment, Refund refund, String reason) {
        failed(payment, refund, reason);
    }

    private Refund madeAtProvider(Payment payment, RefundSnapshot answer) {
        UUID id = Ids.derived("refund\n" + answer.id());
        refunds.add(id, payment.id(), answer.amount(), "made_at_provider", answer.id());
        return refunds.find(id).orElseThrow();
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

    private boolean failed(Payment payment, Refund refund, String reason) {
        boolean last = refund.tryNumber() >= MAX_TRIES;
        refunds.failed(refund.id(), reason, last ? Refund.Status.ABANDONED : Refund.Status.FAILED);
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
