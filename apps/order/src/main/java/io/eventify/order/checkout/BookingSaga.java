package io.eventify.order.checkout;

import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.order.BookingStep;
import io.eventify.order.Order;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.InventoryCalls;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.order.calls.TicketingCalls;
import io.eventify.order.checkout.BookingAnswer.CaptureUnanswered;
import io.eventify.order.checkout.BookingAnswer.IntentCreated;
import io.eventify.order.checkout.BookingAnswer.MoneyIs;
import io.eventify.order.checkout.BookingAnswer.NotDone;
import io.eventify.order.checkout.BookingAnswer.Refused;
import io.eventify.order.checkout.BookingAnswer.RetakeTooLate;
import io.eventify.order.checkout.BookingAnswer.SagaIs;
import io.eventify.order.checkout.BookingAnswer.SeatsRetaken;
import io.eventify.order.checkout.BookingAnswer.SeatsSold;
import io.eventify.order.checkout.BookingAnswer.TicketsIssued;
import io.eventify.order.checkout.BookingDecision.EndUnasked;
import io.eventify.order.checkout.BookingDecision.Honour;
import io.eventify.order.checkout.BookingDecision.ReadPayment;
import io.eventify.order.checkout.BookingDecision.Written;
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
import java.util.function.Supplier;

/** The calls of the booking saga after the checkout. {@link BookingRules} has its table and says what the answers mean; {@link BookingRecord} writes that down. */
@ApplicationScoped
public class BookingSaga implements SagaSteps {
    private static final Logger LOG = System.getLogger(BookingSaga.class.getName());

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
        carryOn(step, order, answered(step, () -> ask(step, order)));
    }

    @Override
    public void failed(Step step, RuntimeException failure) {
        carryOn(step, book.read(step.subject()), new NotDone(failure.toString()));
    }

    private void carryOn(Step step, Order order, BookingAnswer answer) {
        switch (BookingRules.next(stepOf(step), step.attempt(), answer)) {
            case ReadPayment open ->
                carryOn(step, order, answered(step, () -> new MoneyIs(payments.get(paymentOf(order)))));
            case EndUnasked end -> {
                endOfLra.apply(order.lra(), Optional.ofNullable(end.status()));
                book.write(step, end.then());
            }
            case Honour honour -> honour(step, order, honour);
            case Written decision -> book.write(step, decision);
        }
    }

    private void honour(Step step, Order order, Honour honour) {
        try {
            book.write(step, honour);
        } catch (LraEndedException tooLate) {
            carryOn(step, order, new RetakeTooLate());
        }
    }

    private static BookingAnswer answered(Step step, Supplier<BookingAnswer> call) {
        try {
            return call.get();
        } catch (CallRefusedException refusal) {
            LOG.log(
                    Level.INFO,
                    "step {0} of order {1} was refused, attempt {2}: {3}",
                    step.name(),
                    step.subject(),
                    step.attempt(),
                    refusal.getMessage());
            return new Refused(refusal.code(), refusal.toString());
        }
    }

    private BookingAnswer ask(Step step, Order order) {
        return switch (stepOf(step)) {
            case INTENT -> beginPayment(order);
            case COMMIT -> commit(order);
            case CAPTURE -> capture(order);
            case ISSUE -> issue(order);
            case CLOSE -> new SagaIs(lras.close(order.lra()).orElse(null));
            case CANCEL -> new SagaIs(lras.cancel(order.lra()).orElse(null));
            case SETTLE -> new SagaIs(lras.status(order.lra()).orElse(null));
            case RETAKE -> retake(step, order);
            case RELEASE -> new MoneyIs(payments.release(paymentOf(order)));
        };
    }

    private BookingAnswer beginPayment(Order order) {
        PaymentView payment = payments.createIntent(
                order.lra(), new CreateIntentRequest(order.id(), order.customerId(), order.total()));
        return new IntentCreated(payment.paymentId());
    }

    private BookingAnswer commit(Order order) {
        prolong(order);
        order.holds().forEach(hold -> inventory.commit(hold, order.lra()));
        return new SeatsSold(order.total());
    }

    private BookingAnswer capture(Order order) {
        prolong(order);
        try {
            return new MoneyIs(payments.capture(paymentOf(order), order.lra()));
        } catch (CallRefusedException refusal) {
            throw refusal;
        } catch (RuntimeException unknown) {
            return new CaptureUnanswered(unknown.toString());
        }
    }

    private BookingAnswer issue(Order order) {
        prolong(order);
        return new TicketsIssued(ticketing.issue(
                order.lra(),
                new IssueTicketsRequest(
                        order.id(),
                        order.orderNumber(),
                        order.customerId(),
                        order.customerName().orElse(null),
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
                                .toList())));
    }

    private BookingAnswer retake(Step step, Order order) {
        URI lra = step.memo() == null ? remembered(step, newSaga(order)) : URI.create(step.memo());
        try {
            order.holds().forEach(hold -> inventory.retake(hold, lra));
        } catch (CallRefusedException refusal) {
            lras.cancel(lra);
            throw refusal;
        }
        return new SeatsRetaken(lra, clock.instant().plus(window.settling()));
    }

    private URI remembered(Step step, URI lra) {
        book.retakingIn(step, lra);
        return lra;
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

    private static BookingStep stepOf(Step step) {
        return BookingStep.valueOf(step.name());
    }
}
