package io.eventify.order.checkout;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.order.BookingStep;
import io.eventify.order.Findings;
import io.eventify.order.Order;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.platform.lra.Lras;
import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.lra.annotation.LRAStatus;

/** Compares open orders that nobody is working on with their LRA and their payment, and finishes what a lost message left. What it finds should not have happened. */
@ApplicationScoped
public class ReconcileOrders {
    private static final Logger LOG = System.getLogger(ReconcileOrders.class.getName());
    private static final int BATCH = 50;

    @Inject
    ReconciliationRecord book;

    @Inject
    MoneyArrived moneyArrived;

    @Inject
    EndOfLra endOfLra;

    @Inject
    PaymentCalls payments;

    @Inject
    Lras lras;

    @Inject
    Findings findings;

    @Inject
    Sweeps sweeps;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "eventify.order.reconcile-every", defaultValue = "PT1M")
    Duration pause;

    /** An order that was looked at is left alone for so long. */
    @Inject
    @ConfigProperty(name = "eventify.order.reconcile-after", defaultValue = "PT3M")
    Duration patience;

    void start(@Observes Startup event) {
        sweeps.every(pause, "order reconciliation", this::run);
    }

    void run() {
        List<UUID> batch;
        do {
            batch = book.claim(BATCH, patience);
            batch.forEach(this::compareSafely);
        } while (batch.size() == BATCH);
    }

    /* One order's trouble does not keep the others waiting; it comes round again. */
    private void compareSafely(UUID id) {
        try {
            book.unattended(id).ifPresent(this::compare);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "order " + id + " could not be reconciled now", e);
        }
    }

    private void compare(Order order) {
        Optional<LRAStatus> saga = lras.status(order.lra());
        if (saga.isEmpty()) {
            // a coordinator that is just starting knows nothing either, so only a saga that should have ended by now is
            // believed to be gone
            if (order.payUntil().plus(patience).isBefore(clock.instant())) {
                endOfLra.apply(order.lra(), saga);
            }
            return;
        }
        switch (saga.get()) {
            case Closed, Cancelled, FailedToClose, FailedToCancel -> endOfLra.apply(order.lra(), saga);
            case Closing, Cancelling -> LOG.log(Level.DEBUG, "saga of order {0} is ending", order.id());
            case Active -> carryOn(order);
        }
    }

    private void carryOn(Order order) {
        switch (order.status()) {
            case PLACED -> compareMoney(order);
            case AUTHORISED -> resume(order, BookingStep.COMMIT);
            case PROCESSING -> resume(order, order.paymentId().isPresent() ? BookingStep.CAPTURE : BookingStep.INTENT);
            case PAID -> resume(order, BookingStep.ISSUE);
            case PENDING, SEATS_HELD ->
                LOG.log(Level.DEBUG, "order {0} was left at checkout; its time limit ends it", order.id());
            default -> LOG.log(Level.DEBUG, "order {0} is {1} by now", order.id(), order.status());
        }
    }

    private void compareMoney(Order order) {
        if (order.endReason().isPresent()) {
            resume(order, BookingStep.CANCEL);
            return;
        }
        if (order.paymentId().isEmpty()) {
            return;
        }
        PaymentView payment = payments.get(order.paymentId().get());
        switch (payment.status()) {
            case "authorised" -> {
                findings.report("lost_payment_event", order.id(), "payment is authorised; the saga goes on");
                moneyArrived.authorised(order.id(), payment.paymentId(), payment.amount());
            }
            case "captured" -> {
                findings.report("lost_payment_event", order.id(), "payment is captured; the saga goes on");
                moneyArrived.captured(order.id(), payment.paymentId(), payment.captured());
            }
            default -> LOG.log(Level.DEBUG, "order {0} waits for its customer", order.id());
        }
    }

    private void resume(Order order, BookingStep step) {
        if (book.resume(order.id(), order.endReason().isPresent() ? BookingStep.CANCEL : step)) {
            findings.report(
                    "saga_without_step", order.id(), "was " + order.status().code() + "; goes on at " + step);
        }
    }
}
