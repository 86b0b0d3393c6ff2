package io.eventify.payment.work;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.Refund;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.PaymentOutcome;
import io.eventify.payment.psp.PspClient;
import io.eventify.payment.psp.PspRefusedException;
import io.eventify.payment.psp.PspUnavailableException;
import io.eventify.payment.psp.RefundSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does one piece of work at the provider: reads, calls, writes, each for itself, so that no transaction is open across a call. What stays unknown is put back and done
 * again; everything here may be done twice.
 */
@ApplicationScoped
public class DoPspWork {

    private static final Logger LOG = Logger.getLogger(DoPspWork.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PspClient psp;
    private final SettleWork settle;

    @Inject
    public DoPspWork(PspClient psp, SettleWork settle) {
        this.psp = psp;
        this.settle = settle;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected DoPspWork() {
        this(null, null);
    }

    /** Must not be called inside a transaction. */
    public void run(PspWork work) {
        try {
            switch (work.kind()) {
                case CREATE -> create(work);
                case CAPTURE -> capture(work);
                case CANCEL -> cancel(work);
                case RELEASE -> release(work);
                case REFUND -> refund(work);
            }
        } catch (PspUnavailableException | PspRefusedException e) {
            Duration pause = pauseAfter(work.attempt());
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "payment " + work.paymentId() + ": " + work.kind() + " not done, again in " + pause);
            settle.postpone(work, pause, String.valueOf(e.getMessage()));
        }
    }

    /** 1 s doubled up to 30 s, for a customer may be waiting, and up to a fifth more, so that not all come back at once. The breaker keeps a provider that is down from being flooded. */
    static Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 9));
        long bounded = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 5 + 1));
    }

    private void create(PspWork work) {
        Payment payment = settle.payment(work.paymentId());
        try {
            intentOf(payment, work.attempt());
            settle.finish(work);
        } catch (PspRefusedException e) {
            settle.giveUp(work, e.code());
        }
    }

    private void capture(PspWork work) {
        Payment payment = settle.payment(work.paymentId());
        if (payment.state() != Payment.State.AUTHORISED || payment.intentId() == null) {
            settle.finish(work);
            return;
        }
        try {
            settle.finish(work, captured(payment, payment.intentId(), work.attempt()));
        } catch (PspRefusedException e) {
            refusedCapture(work, payment.intentId(), e);
        }
    }

    /* Before a repetition: did an earlier attempt have its effect after all? */
    private IntentSnapshot captured(Payment payment, String intentId, int attempt) {
        if (attempt > 1) {
            IntentSnapshot now = psp.retrieve(intentId);
            if (now.outcome() instanceof PaymentOutcome.Captured) {
                return now;
            }
        }
        return psp.capture(payment.id(), intentId, attempt);
    }

    /* A refusal may only mean that it was captured or voided before: the provider's own view decides. */
    private void refusedCapture(PspWork work, String intentId, PspRefusedException refusal) {
        IntentSnapshot now = psp.retrieve(intentId);
        switch (now.outcome()) {
            case PaymentOutcome.Captured _, PaymentOutcome.Cancelled _ -> settle.finish(work, now);
            case PaymentOutcome.Processing _ -> throw refusal;
            case PaymentOutcome.Authorised _,
                    PaymentOutcome.AwaitingCustomer _,
                    PaymentOutcome.ActionRequired _,
                    PaymentOutcome.Declined _ -> settle.giveUp(work, refusal.code());
        }
    }

    private void cancel(PspWork work) {
        String intentId = intentOrNever(work);
        if (intentId == null) {
            return;
        }
        IntentSnapshot now = psp.retrieve(intentId);
        switch (now.outcome()) {
            // late money: it is announced, and the order context decides what becomes of it
            case PaymentOutcome.Authorised _, PaymentOutcome.Captured _, PaymentOutcome.Cancelled _ ->
                settle.finish(work, now);
            case PaymentOutcome.AwaitingCustomer _,
                    PaymentOutcome.ActionRequired _,
                    PaymentOutcome.Processing _,
                    PaymentOutcome.Declined _ -> settle.finish(work, psp.cancel(intentId));
        }
    }

    private void release(PspWork work) {
        String intentId = intentOrNever(work);
        if (intentId == null) {
            return;
        }
        IntentSnapshot now = psp.retrieve(intentId);
        switch (now.outcome()) {
            case PaymentOutcome.Captured _ -> settle.refundTheRest(work, now);
            case PaymentOutcome.Cancelled _ -> settle.finish(work, now);
            case PaymentOutcome.Authorised _,
                    PaymentOutcome.AwaitingCustomer _,
                    PaymentOutcome.ActionRequired _,
                    PaymentOutcome.Processing _,
                    PaymentOutcome.Declined _ -> settle.finish(work, psp.cancel(intentId));
        }
    }

    private void refund(PspWork work) {
        Refund refund = settle.refund(work.requiredRefundId());
        Payment payment = settle.payment(work.paymentId());
        if (refund.status() == Refund.Status.SUCCEEDED
                || refund.status() == Refund.Status.ABANDONED
                || refund.pspReference() != null) {
            settle.finish(work);
            return;
        }
        try {
            settle.finishRefund(work, refunded(refund, payment.requiredIntentId(), work.attempt()));
        } catch (PspRefusedException e) {
            settle.refuseRefund(work, e.code());
        }
    }

    /* Before a repetition: did an earlier attempt have its effect after all? */
    private RefundSnapshot refunded(Refund refund, String intentId, int attempt) {
        Optional<RefundSnapshot> earlier = attempt == 1
                ? Optional.empty()
                : psp.refundsOf(intentId).stream()
                        .filter(r -> refund.id().equals(r.refundId()) && r.tryNumber() == refund.tryNumber())
                        .findFirst();
        return earlier.orElseGet(() -> psp.refund(refund.id(), refund.tryNumber(), intentId, refund.amount(), attempt));
    }

    /* What the provider never would make needs no cancelling. */
    private @Nullable String intentOrNever(PspWork work) {
        try {
            return intentOf(settle.payment(work.paymentId()), work.attempt());
        } catch (PspRefusedException e) {
            settle.finishUnmade(work);
            return null;
        }
    }

    /* The answer to the creation may have been lost: the same key gives the same PaymentIntent. */
    private String intentOf(Payment payment, int attempt) {
        if (payment.intentId() != null) {
            return payment.intentId();
        }
        IntentSnapshot made = psp.create(payment.id(), payment.orderId(), payment.amount(), attempt);
        settle.intentMade(payment.id(), made);
        return made.id();
    }
}
