package io.eventify.order.checkout;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Findings;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderAnnouncements;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.Timeline;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.steps.Backoff;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the saga's steps write: the neighbour's answer on the order and its timeline, and the next step, in one transaction, the order locked first. */
@ApplicationScoped
public class BookingRecord {
    /** So long we ask payment what became of a PaymentIntent after the end before the case goes to the reconciliation. */
    private static final int SETTLE_ATTEMPTS = 20;

    private final Orders orders;
    private final Timeline timeline;
    private final DurableSteps steps;
    private final EndBooking endBooking;
    private final LateMoney lateMoney;
    private final OrderAnnouncements announcements;
    private final Participations participations;
    private final Findings findings;
    private final Clock clock;

    @Inject
    public BookingRecord(
            Orders orders,
            Timeline timeline,
            DurableSteps steps,
            EndBooking endBooking,
            LateMoney lateMoney,
            OrderAnnouncements announcements,
            Participations participations,
            Findings findings,
            Clock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.steps = steps;
        this.endBooking = endBooking;
        this.lateMoney = lateMoney;
        this.announcements = announcements;
        this.participations = participations;
        this.findings = findings;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected BookingRecord() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** With its lines, to be read outside the transaction. */
    @Transactional
    public Order read(UUID id) {
        Order order = orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
        order.lines();
        return order;
    }

    @Transactional
    public void placed(Step step, UUID payment) {
        Order order = orders.lockExisting(step.subject());
        steps.done(step);
        order.placed(payment, clock.instant());
        timeline.tell(order.id(), "saga", Milestone.ORDER_PLACED, "payment " + payment);
        announcements.placed(order);
    }

    @Transactional
    public void committed(Step step) {
        Order order = orders.lockExisting(step.subject());
        timeline.tell(
                order.id(), "saga", Milestone.SEATS_COMMITTED, order.holds().size() + " holds");
        if (order.isFree()) {
            order.paid(clock.instant());
            steps.advance(step, BookingStep.ISSUE.name());
        } else {
            steps.advance(step, BookingStep.CAPTURE.name());
        }
    }

    /** Payment said where the money is. */
    @Transactional
    public void captureAnswered(Step step, PaymentView payment) {
        Order order = orders.lockExisting(step.subject());
        switch (payment.status()) {
            case "captured", "partially_refunded" -> {
                // the event may have been quicker: then the claim is gone, and this changes nothing
                steps.advance(step, BookingStep.ISSUE.name());
                order.paid(clock.instant());
                timeline.tell(
                        order.id(),
                        "payment",
                        Milestone.PAYMENT_CAPTURED,
                        payment.captured().toString());
            }
            case "failed", "voided", "refunded" -> {
                expectClaim(step);
                endBooking.request(
                        order,
                        EndReason.CAPTURE_REFUSED,
                        payment.failureReason(),
                        "payment",
                        "payment is " + payment.status());
            }
            default -> waitForCapture(step, order, "payment is " + payment.status());
        }
    }

    /** No answer: whether money was taken is for payment's event or the next question to say. */
    @Transactional
    public void captureUnknown(Step step, RuntimeException failure) {
        waitForCapture(step, orders.lockExisting(step.subject()), failure.toString());
    }

    private void waitForCapture(Step step, Order order, String facts) {
        steps.again(step, Backoff.after(step.attempt() + 2), facts);
        if (order.status() != OrderStatus.PROCESSING) {
            order.processing(clock.instant());
            timeline.tell(order.id(), "payment", Milestone.CAPTURE_PENDING, facts);
        }
    }

    @Transactional
    public void issued(Step step, IssuedTickets tickets) {
        Order order = orders.lockExisting(step.subject());
        tickets.tickets().forEach(ticket -> order.ticketOf(ticket.lineId(), ticket.ticketId()));
        if (order.lines().stream().anyMatch(line -> line.ticketId().isEmpty())) {
            throw new IllegalStateException("ticketing issued "
                    + tickets.tickets().size() + " tickets for " + order.lines().size() + " lines");
        }
        timeline.tell(
                order.id(),
                "ticketing",
                Milestone.TICKETS_PREPARED,
                tickets.tickets().size() + " tickets");
        steps.advance(step, BookingStep.CLOSE.name());
    }

    /** The saga is turned back. */
    @Transactional
    public void turnBack(Step step, EndReason reason, RuntimeException cause) {
        Order order = orders.lockExisting(step.subject());
        expectClaim(step);
        String refusal = cause instanceof CallRefusedException refused ? refused.code() : null;
        endBooking.request(order, reason, refusal, "saga", step.name() + " attempt " + step.attempt() + ": " + cause);
    }

    /** The end of the LRA, or of the payment, is not known yet. */
    @Transactional
    public void askAgain(Step step) {
        steps.again(step, Backoff.after(step.attempt() + 3), null);
    }

    /** The LRA has ended by cancellation: is any money left? */
    @Transactional
    public void settled(Step step, PaymentView payment) {
        Order order = orders.lockExisting(step.subject());
        switch (payment.status()) {
            case "authorised", "captured", "partially_refunded" -> {
                findings.report(
                        "money_after_the_end", order.id(), "payment is " + payment.status() + ", no event told us");
                expectClaim(step);
                lateMoney.arrived(order, payment.paymentId());
            }
            case "voided", "refunded", "failed" -> steps.done(step);
            default -> {
                if (step.attempt() < SETTLE_ATTEMPTS) {
                    steps.again(step, Backoff.after(step.attempt() + 3), "payment is " + payment.status());
                } else {
                    steps.done(step);
                    findings.report(
                            "payment_open_after_the_end",
                            order.id(),
                            "payment " + payment.paymentId() + " is still " + payment.status());
                }
            }
        }
    }

    /** Which LRA the places are retaken in, so that the next attempt goes on there. */
    @Transactional
    public Step retakingIn(Step step, URI lra) {
        steps.remember(step, lra.toString());
        return step;
    }

    /** That LRA is over: the next attempt begins another. */
    @Transactional
    public void retakeAnew(Step step) {
        steps.remember(step, "");
        steps.again(step, Backoff.after(step.attempt()), "the saga of the retake had ended");
    }

    /**
     * The same places are ours once more.
     *
     * @throws io.eventify.platform.lra.LraEndedException if the new LRA is already over
     */
    @Transactional
    public void honoured(Step step, URI lra, Instant limit) {
        Order order = orders.lockExisting(step.subject());
        participations.enlist(lra, PlaceOrder.PARTICIPANT);
        order.revived(lra, limit, clock.instant());
        timeline.tell(order.id(), "saga", Milestone.LATE_PAYMENT_HONOURED, "saga " + lra);
        steps.advance(step, BookingStep.COMMIT.name());
    }

    @Transactional
    public void notHonoured(Step step, RuntimeException cause) {
        Order order = orders.lockExisting(step.subject());
        timeline.tell(order.id(), "saga", Milestone.SEATS_LOST, cause.toString());
        steps.advance(step, BookingStep.RELEASE.name());
    }

    /** The late money went back, or is on its way. */
    @Transactional
    public void released(Step step, PaymentView payment) {
        Order order = orders.lockExisting(step.subject());
        switch (payment.status()) {
            case "voided", "refunded", "failed" -> {
                boolean news = order.endReason()
                        .filter(EndReason.LATE_PAYMENT_RETURNED::equals)
                        .isEmpty();
                order.latePaymentReturned(clock.instant());
                if (news) {
                    timeline.tell(
                            order.id(), "payment", Milestone.LATE_PAYMENT_RETURNED, "payment is " + payment.status());
                    announcements.cancelled(order);
                }
                steps.done(step);
            }
            default -> steps.again(step, Backoff.after(step.attempt() + 3), "payment is " + payment.status());
        }
    }

    /** A step will be tried again: told once, at its third failure, when it begins to be felt. */
    public void delayed(Step step, RuntimeException failure) {
        if (step.attempt() == 3) {
            timeline.tell(step.subject(), "saga", Milestone.STEP_DELAYED, step.name() + ": " + failure);
        }
    }

    /* What follows replaces the step whoever holds it, so the claim is checked first. */
    private void expectClaim(Step step) {
        steps.again(step, Duration.ZERO, null);
    }
}
