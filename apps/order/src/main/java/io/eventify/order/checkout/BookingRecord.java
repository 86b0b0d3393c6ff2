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
import io.eventify.order.checkout.BookingDecision.AskAgain;
import io.eventify.order.checkout.BookingDecision.AwaitCapture;
import io.eventify.order.checkout.BookingDecision.AwaitCustomer;
import io.eventify.order.checkout.BookingDecision.Changed;
import io.eventify.order.checkout.BookingDecision.Honour;
import io.eventify.order.checkout.BookingDecision.LateMoneyFound;
import io.eventify.order.checkout.BookingDecision.LetMoneyGo;
import io.eventify.order.checkout.BookingDecision.MoneyTaken;
import io.eventify.order.checkout.BookingDecision.MoneyWentBack;
import io.eventify.order.checkout.BookingDecision.NothingKept;
import io.eventify.order.checkout.BookingDecision.PaymentLeftOpen;
import io.eventify.order.checkout.BookingDecision.Repeated;
import io.eventify.order.checkout.BookingDecision.RetakeAnew;
import io.eventify.order.checkout.BookingDecision.SeatsCommitted;
import io.eventify.order.checkout.BookingDecision.TicketsPrepared;
import io.eventify.order.checkout.BookingDecision.TryLater;
import io.eventify.order.checkout.BookingDecision.TurnBack;
import io.eventify.order.checkout.BookingDecision.Written;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What the saga's decisions write: on the order, its timeline, and the next step, in one transaction, the order locked first. */
@ApplicationScoped
public class BookingRecord {
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

    /**
     * Writes a decision and with it the next step.
     *
     * @throws io.eventify.order.steps.StepTakenOverException if the claim no longer holds; nothing is written
     * @throws io.eventify.platform.lra.LraEndedException if the LRA of a {@link Honour} is already over; nothing is written
     */
    @Transactional
    public void write(Step step, Written decision) {
        switch (decision) {
            case Repeated repeated -> repeat(step, repeated);
            case Changed changed -> change(step, orders.lockExisting(step.subject()), changed);
        }
    }

    private void repeat(Step step, Repeated decision) {
        switch (decision) {
            case AskAgain wait -> steps.again(step, wait.pause(), wait.facts());
            case TryLater later -> {
                steps.again(step, later.pause(), later.failure());
                if (later.felt()) {
                    timeline.tell(step.subject(), "saga", Milestone.STEP_DELAYED, step.name() + ": " + later.failure());
                }
            }
            case RetakeAnew anew -> {
                steps.remember(step, "");
                steps.again(step, anew.pause(), "the saga of the retake had ended");
            }
        }
    }

    private void change(Step step, Order order, Changed decision) {
        switch (decision) {
            case AwaitCustomer placed -> placed(step, order, placed.payment());
            case SeatsCommitted committed -> committed(step, order, committed.next());
            case MoneyTaken taken -> captured(step, order, taken);
            case AwaitCapture wait -> waitForCapture(step, order, wait);
            case TicketsPrepared prepared -> issued(step, order, prepared.tickets());
            case TurnBack back -> {
                expectClaim(step);
                endBooking.request(order, back.reason(), back.refusal(), back.actor(), back.facts());
            }
            case LateMoneyFound found -> found(step, order, found.payment());
            case NothingKept over -> steps.done(step);
            case PaymentLeftOpen open -> leftOpen(step, order, open.payment());
            case Honour honour -> honoured(step, order, honour);
            case LetMoneyGo gone -> {
                timeline.tell(order.id(), "saga", Milestone.SEATS_LOST, gone.facts());
                steps.advance(step, BookingStep.RELEASE.name());
            }
            case MoneyWentBack back -> released(step, order, back.paymentStatus());
        }
    }

    private void placed(Step step, Order order, UUID payment) {
        steps.done(step);
        order.placed(payment, clock.instant());
        timeline.tell(order.id(), "saga", Milestone.ORDER_PLACED, "payment " + payment);
        announcements.placed(order);
    }

    private void committed(Step step, Order order, BookingStep next) {
        timeline.tell(
                order.id(), "saga", Milestone.SEATS_COMMITTED, order.holds().size() + " holds");
        if (order.isFree()) {
            order.paid(clock.instant());
        }
        steps.advance(step, next.name());
    }

    private void captured(Step step, Order order, MoneyTaken taken) {
        // the event may have been quicker: then the claim is gone, and this changes nothing
        steps.advance(step, BookingStep.ISSUE.name());
        order.paid(clock.instant());
        timeline.tell(
                order.id(),
                "payment",
                Milestone.PAYMENT_CAPTURED,
                taken.captured().toString());
    }

    private void waitForCapture(Step step, Order order, AwaitCapture wait) {
        steps.again(step, wait.pause(), wait.facts());
        if (order.status() != OrderStatus.PROCESSING) {
            order.processing(clock.instant());
            timeline.tell(order.id(), "payment", Milestone.CAPTURE_PENDING, wait.facts());
        }
    }

    private void issued(Step step, Order order, IssuedTickets tickets) {
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

    private void found(Step step, Order order, PaymentView payment) {
        findings.report("money_after_the_end", order.id(), "payment is " + payment.status() + ", no event told us");
        expectClaim(step);
        lateMoney.arrived(order, payment.paymentId());
    }

    private void leftOpen(Step step, Order order, PaymentView payment) {
        steps.done(step);
        findings.report(
                "payment_open_after_the_end",
                order.id(),
                "payment " + payment.paymentId() + " is still " + payment.status());
    }

    private void honoured(Step step, Order order, Honour honour) {
        participations.enlist(honour.lra(), PlaceOrder.PARTICIPANT);
        order.revived(honour.lra(), honour.limit(), clock.instant());
        timeline.tell(order.id(), "saga", Milestone.LATE_PAYMENT_HONOURED, "saga " + honour.lra());
        steps.advance(step, BookingStep.COMMIT.name());
    }

    private void released(Step step, Order order, String paymentStatus) {
        boolean news = order.endReason()
                .filter(EndReason.LATE_PAYMENT_RETURNED::equals)
                .isEmpty();
        order.latePaymentReturned(clock.instant());
        if (news) {
            timeline.tell(order.id(), "payment", Milestone.LATE_PAYMENT_RETURNED, "payment is " + paymentStatus);
            announcements.cancelled(order);
        }
        steps.done(step);
    }

    /** Which LRA the places are retaken in, so that the next attempt goes on there. */
    @Transactional
    public void retakingIn(Step step, URI lra) {
        steps.remember(step, lra.toString());
    }

    /* What follows replaces the step whoever holds it, so the claim is checked first. */
    private void expectClaim(Step step) {
        steps.again(step, Duration.ZERO, null);
    }
}
