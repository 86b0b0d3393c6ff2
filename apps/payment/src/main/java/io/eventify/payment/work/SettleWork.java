package io.eventify.payment.work;

import io.eventify.contracts.Money;
import io.eventify.payment.ledger.BookOutcome;
import io.eventify.payment.ledger.BookRefund;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.Refund;
import io.eventify.payment.ledger.Refunds;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.PaymentOutcome;
import io.eventify.payment.psp.RefundSnapshot;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The transactions around a piece of work at the provider: each method is one, none calls out. */
@ApplicationScoped
@Transactional
public class SettleWork {

    private final Payments payments;
    private final Refunds refunds;
    private final WorkQueue queue;
    private final BookOutcome bookOutcome;
    private final BookRefund bookRefund;
    private final Clock clock;

    @Inject
    public SettleWork(
            Payments payments,
            Refunds refunds,
            WorkQueue queue,
            BookOutcome bookOutcome,
            BookRefund bookRefund,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.queue = queue;
        this.bookOutcome = bookOutcome;
        this.bookRefund = bookRefund;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected SettleWork() {
        this(null, null, null, null, null, null);
    }

    public List<PspWork> takeDue(int limit) {
        return queue.takeDue(limit);
    }

    public Payment payment(UUID id) {
        return payments.find(id).orElseThrow();
    }

    public Refund refund(UUID id) {
        return refunds.find(id).orElseThrow();
    }

    /** The PaymentIntent exists. */
    public void intentMade(UUID paymentId, IntentSnapshot intent) {
        Payment payment = payments.lock(paymentId).orElseThrow();
        if (payment.intentId() == null) {
            payments.attachIntent(paymentId, intent.id(), intent.clientSecret());
        }
        bookOutcome.of(payment, intent.outcome());
    }

    /** What the provider says now; the work goes on. */
    public void note(UUID paymentId, IntentSnapshot intent) {
        bookOutcome.of(payments.lock(paymentId).orElseThrow(), intent.outcome());
    }

    /** The work is done, and this is how the provider sees the payment now. */
    public void finish(PspWork work, IntentSnapshot intent) {
        bookOutcome.of(payments.lock(work.paymentId()).orElseThrow(), intent.outcome());
        queue.done(work.id());
    }

    public void finish(PspWork work) {
        payments.lock(work.paymentId()).orElseThrow();
        queue.done(work.id());
    }

    /** There is no PaymentIntent and there will be none. */
    public void finishUnmade(PspWork work) {
        bookOutcome.of(payments.lock(work.paymentId()).orElseThrow(), new PaymentOutcome.Cancelled());
        queue.done(work.id());
    }

    /** The provider will not do it, whatever we try. */
    public void giveUp(PspWork work, String reason) {
        bookOutcome.refused(payments.lock(work.paymentId()).orElseThrow(), reason);
        queue.done(work.id());
    }

    /** The money is captured: what is left of it goes back, as a refund of its own. */
    public void refundTheRest(PspWork work, IntentSnapshot intent) {
        bookOutcome.of(payments.lock(work.paymentId()).orElseThrow(), intent.outcome());
        Payment payment = payments.lock(work.paymentId()).orElseThrow();
        Money rest = payment.refundable();
        if (rest.isPositive()) {
            UUID refundId = Ids.derived("release\n" + work.id());
            refunds.add(refundId, payment.id(), rest, "order_not_fulfilled", Refund.Status.PENDING);
            queue.add(payment.id(), PspWork.Kind.REFUND, refundId, clock.instant());
        }
        queue.done(work.id());
    }

    public void finishRefund(PspWork work, RefundSnapshot answer) {
        Payment payment = payments.lock(work.paymentId()).orElseThrow();
        bookRefund.of(payment, answer);
        queue.done(work.id());
    }

    public void refuseRefund(PspWork work, String reason) {
        Payment payment = payments.lock(work.paymentId()).orElseThrow();
        queue.done(work.id());
        bookRefund.refused(payment, refund(work.requiredRefundId()), reason);
    }

    public void postpone(PspWork work, Duration pause, String error) {
        queue.postpone(work.id(), pause, error);
    }
}
