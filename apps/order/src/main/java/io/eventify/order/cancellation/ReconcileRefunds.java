package io.eventify.order.cancellation;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.payment.RefundView;
import io.eventify.order.Findings;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks payment for refunds that have been pending for long: the event may be lost. */
@ApplicationScoped
public class ReconcileRefunds {
    private static final Logger LOG = System.getLogger(ReconcileRefunds.class.getName());
    private static final int BATCH = 50;

    @Inject
    PendingRefunds pendingRefunds;

    @Inject
    CancellationRecord book;

    @Inject
    PaymentCalls payments;

    @Inject
    Findings findings;

    @Inject
    Sweeps sweeps;

    @Inject
    @ConfigProperty(name = "eventify.order.reconcile-refunds-every", defaultValue = "PT5M")
    Duration pause;

    void start(@Observes Startup event) {
        sweeps.every(pause, "refund reconciliation", this::run);
    }

    void run() {
        pendingRefunds.olderThan(pause, BATCH).forEach(this::askSafely);
    }

    private void askSafely(PendingRefunds.Pending pending) {
        try {
            PaymentView payment = payments.get(pending.payment());
            payment.refunds().stream()
                    .filter(refund -> refund.refundId().equals(pending.refund()))
                    .findFirst()
                    .ifPresent(refund -> apply(pending, refund));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "refund " + pending.refund() + " could not be asked for now", e);
        }
    }

    private void apply(PendingRefunds.Pending pending, RefundView refund) {
        UUID cancellation = pending.cancellation();
        switch (refund.status()) {
            case "succeeded" -> {
                findings.report("lost_refund_event", pending.order(), "refund " + refund.refundId() + " has succeeded");
                book.refundSucceeded(cancellation, refund.refundId(), refund.amount());
            }
            case "failed" -> {
                findings.report("lost_refund_event", pending.order(), "refund " + refund.refundId() + " has failed");
                book.refundFailed(cancellation, refund.refundId(), "the provider refused");
            }
            default -> LOG.log(Level.DEBUG, "refund {0} is still {1}", refund.refundId(), refund.status());
        }
    }
}
