package io.eventify.order.checkout;

import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.InventoryCalls;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.order.calls.TicketingCalls;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.lra.LraUnavailableException;
import io.eventify.platform.lra.Lras;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;

/**
 * The booking saga after the checkout: which neighbour is called at which step, and what its answer means. {@link BookingRecord} writes the answers down.
 *
 * <pre>
 * step     call                            done        refused                      not reached
 * INTENT   payment: create intent          (customer)  CANCEL payment_refused       again; 8 times, then CANCEL
 * COMMIT   inventory: commit each hold     CAPTURE *   CANCEL seats_lost            again; 8 times, then CANCEL
 * CAPTURE  payment: capture                ISSUE       CANCEL capture_refused       order processing; again until the time limit
 * ISSUE    ticketing: issue                CLOSE       again; 12 times, then CANCEL tickets_not_issued
 * CLOSE    coordinator: close              (complete)                               again until it ends
 * CANCEL   coordinator: cancel             (compensate)                             again until it ends
 * SETTLE   coordinator: status; payment: read it; nothing kept: end; money kept: RETAKE or RELEASE; not known yet: again
 * RETAKE   a new LRA; inventory: retake    COMMIT      RELEASE                      again; 8 times, then RELEASE
 * RELEASE  payment: release                (end)       again, for ever: it is the customer's money
 *
 * *) ISSUE when there is nothing to pay. (customer): payment.authorised carries on with COMMIT. (complete), (compensate): the callbacks at {@link OrderParticipant}.
 * </pre>
 */
@ApplicationScoped
public class BookingSaga implements SagaSteps {
    private static final Logger LOG = System.getLogger(BookingSaga.class.getName());
    private static final int ATTEMPTS = 8;
    /** After the capture giving up means a refund, so a neighbour's restart is waited for: about two and a half minutes. */
    private static final int ISSUE_ATTEMPTS = 12;

    /** A coordinator that is just starting does not know its sagas either: some three minutes of that are needed before we believe it. */
    private static final int UNKNOWN_FOR_GOOD = 10;

    @Inject
    InventoryCalls inventory;

    @Inject
    PaymentCalls payments;

    @Inject
    TicketingCalls ticketing;

    @Inject
    Lras lras;

    @Inject
    BookingRecord book;

    @Inject
    EndOfLra endOfLra;

    @Inject
    CheckoutWindow window;

    @Inject
    Clock clock;

    @Override
    public Saga saga() {
        return Saga.BOOKING;
    }

    @Override
    public void run(Step step) {
        Order order = book.read(step.subject());
        switch (BookingStep.valueOf(step.name())) {
            case INTENT -> beginPayment(step, order);
            case COMMIT -> commit(step, order);
            case CAPTURE -> capture(step, order);
            case ISSUE -> issue(step, order);
            case CLOSE -> end(step, order, lras.close(order.lra()));
            case CANCEL -> end(step, order, lras.cancel(order.lra()));
            case SETTLE -> settle(step, order);
            case RETAKE -> retake(step, order);
            case RELEASE -> book.released(step, payments.release(paymentOf(order)));
        }
    }

    private void beginPayment(Step step, Order order) {
        try {
            PaymentView payment = payments.createIntent(
                    order.lra(), new CreateIntentRequest(order.id(), order.customerId(), order.total()));
            book.placed(step, payment.paymentId());
        } catch (CallRefusedException refusal) {
            book.turnBack(step, EndReason.PAYMENT_REFUSED, refusal);
        }
    }

    private void commit(Step step, Order order) {
        prolong(order);
        try {
            order.holds().forEach(hold -> inventory.commit(hold, order.lra()));
        } catch (CallRefusedException refusal) {
            book.turnBack(step, EndReason.SEATS_LOST, refusal);
            return;
        }
        book.committed(step);
    }

    private void capture(Step step, Order order) {
        prolong(order);
        try {
            book.captureAnswered(step, payments.capture(paymentOf(order), order.lra()));
        } catch (CallRefusedException refusal) {
            book.turnBack(step, EndReason.CAPTURE_REFUSED, refusal);
        } catch (RuntimeException unknown) {
            book.captureUnknown(step, unknown);
        }
    }

    private void issue(Step step, Order order) {
        prolong(order);
        IssuedTickets issued = ticketing.issue(
                order.lra(),
                new IssueTicketsRequest(
                        order.id(),
                        order.orderNumber(),
                        order.customerId(),
                        order.performanceId(),
                        order.language(),
                        order.lines().stream()
                                .map(line -> new IssueTicketsRequest.Line(
                                        line.id(),
                                        line.label(),
                                        line.section().orElse(null),
                                        line.row().orElse(null),
                                        line.number().orElse(null),
                                        line.priceCategory(),
                                        line.price()))
                                .toList()));
        book.issued(step, issued);
    }

    /* Usually the callback has come before the answer, and the step is gone. */
    private void end(Step step, Order order, Optional<LRAStatus> status) {
        if (status.map(BookingSaga::isFinal).orElse(step.attempt() >= UNKNOWN_FOR_GOOD)) {
            endOfLra.apply(order.lra(), status);
        }
        book.askAgain(step);
    }

    private void settle(Step step, Order order) {
        if (lras.status(order.lra()).filter(status -> !isFinal(status)).isPresent()) {
            book.askAgain(step);
            return;
        }
        book.settled(step, payments.get(paymentOf(order)));
    }

    private void retake(Step step, Order order) {
        URI lra = step.memo() == null ? newSaga(order) : URI.create(step.memo());
        Step remembered = step.memo() == null ? book.retakingIn(step, lra) : step;
        try {
            order.holds().forEach(hold -> inventory.retake(hold, lra));
            book.honoured(remembered, lra, clock.instant().plus(window.settling()));
        } catch (LraEndedException tooSlow) {
            book.retakeAnew(remembered);
        } catch (CallRefusedException refusal) {
            lras.cancel(lra);
            if (refusal.code().equals("lra_ended")) {
                book.retakeAnew(remembered);
            } else {
                book.notHonoured(remembered, refusal);
            }
        }
    }

    private URI newSaga(Order order) {
        URI lra = lras.begin("late-payment/" + order.id(), window.settling());
        lras.join(lra, PlaceOrder.PARTICIPANT, Duration.ZERO);
        return lra;
    }

    /* Money is in flight: the saga gets more time, up to its share. There is time left without it, so a coordinator that is away does not hold the step up. */
    private void prolong(Order order) {
        Duration more = window.prolongation(clock.instant(), order.createdAt());
        if (more.isZero()) {
            return;
        }
        try {
            lras.renew(order.lra(), more);
        } catch (LraUnavailableException away) {
            LOG.log(Level.INFO, "saga of order {0} not prolonged: {1}", order.id(), away.getMessage());
        }
    }

    private static UUID paymentOf(Order order) {
        return order.paymentId()
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " has no payment"));
    }

    private static boolean isFinal(LRAStatus status) {
        return switch (status) {
            case Closed, Cancelled, FailedToClose, FailedToCancel -> true;
            case Active, Closing, Cancelling -> false;
        };
    }

    @Override
    public int attempts(String step) {
        return switch (BookingStep.valueOf(step)) {
            case INTENT, COMMIT, RETAKE -> ATTEMPTS;
            case ISSUE -> ISSUE_ATTEMPTS;
            case CAPTURE, CLOSE, CANCEL, SETTLE, RELEASE -> Integer.MAX_VALUE;
        };
    }

    @Override
    public void delayed(Step step, RuntimeException failure) {
        book.delayed(step, failure);
    }

    @Override
    public void givenUp(Step step, RuntimeException failure) {
        switch (BookingStep.valueOf(step.name())) {
            case INTENT -> book.turnBack(step, EndReason.CHECKOUT_UNREACHABLE, failure);
            case COMMIT -> book.turnBack(step, EndReason.SEATS_LOST, failure);
            case ISSUE -> book.turnBack(step, EndReason.TICKETS_NOT_ISSUED, failure);
            case RETAKE -> book.notHonoured(step, failure);
            case CAPTURE, CLOSE, CANCEL, SETTLE, RELEASE ->
                throw new IllegalStateException(step.name() + " is never given up", failure);
        }
    }
}
