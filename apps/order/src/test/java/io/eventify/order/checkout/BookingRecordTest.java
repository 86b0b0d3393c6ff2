package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.checkout.BookingAnswer.CaptureUnanswered;
import io.eventify.order.checkout.BookingAnswer.MoneyIs;
import io.eventify.order.checkout.BookingAnswer.NotDone;
import io.eventify.order.checkout.BookingAnswer.Refused;
import io.eventify.order.checkout.BookingAnswer.RetakeTooLate;
import io.eventify.order.checkout.BookingAnswer.SeatsRetaken;
import io.eventify.order.checkout.BookingAnswer.SeatsSold;
import io.eventify.order.checkout.BookingAnswer.TicketsIssued;
import io.eventify.order.checkout.BookingDecision.AskAgain;
import io.eventify.order.checkout.BookingDecision.Honour;
import io.eventify.order.checkout.BookingDecision.SeatsCommitted;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.Step;
import io.eventify.order.steps.StepTakenOverException;
import io.eventify.order.testing.OrderContext;
import io.eventify.platform.lra.LraEndedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the answers of a booking's neighbours leave in the database. What they mean is {@link BookingRulesTest}'s. */
class BookingRecordTest {
    private static final Money AMOUNT = Money.of("EUR", "100.00");
    private static final NotDone AWAY = new NotDone("away");
    private final OrderContext context = new OrderContext();
    private BookingRecord book;
    private MoneyArrived money;
    private EndOfLra endOfLra;
    private Order order;

    @BeforeEach
    void aPlacedOrder() {
        book = context.get(BookingRecord.class);
        money = context.get(MoneyArrived.class);
        endOfLra = context.get(EndOfLra.class);
        order = context.read(context.placedOrder(2).id());
    }

    @Test
    void an_authorised_order_ends_with_tickets() {
        authorise();
        assertThat(step()).contains(BookingStep.COMMIT);
        answered(new SeatsSold(AMOUNT));
        assertThat(step()).contains(BookingStep.CAPTURE);
        answered(moneyIs("captured"));
        assertThat(order().status()).isEqualTo(OrderStatus.PAID);
        assertThat(step()).contains(BookingStep.ISSUE);
        answered(new TicketsIssued(OrderContext.ticketsOf(order)));
        assertThat(step()).contains(BookingStep.CLOSE);
        endOfLra.complete(order.lra());

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(order().lines()).allMatch(line -> line.ticketId().isPresent());
        assertThat(milestones())
                .containsSequence(
                        Milestone.PAYMENT_AUTHORISED,
                        Milestone.SEATS_COMMITTED,
                        Milestone.PAYMENT_CAPTURED,
                        Milestone.TICKETS_PREPARED,
                        Milestone.ORDER_COMPLETED);
        assertThat(published()).containsExactly("order.placed", "order.paid");
        assertThat(step()).isEmpty();
    }

    @Test
    void the_same_authorisation_told_twice_books_once() {
        authorise();
        context.booked(order.id());

        authorise();

        assertThat(step()).isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(milestones()).containsOnlyOnce(Milestone.PAYMENT_AUTHORISED);
    }

    @Test
    void lost_seats_turn_the_order_back_before_money_is_taken() {
        authorise();

        answered(new Refused("seats_unavailable", "409"));
        assertThat(step()).contains(BookingStep.CANCEL);
        endOfLra.compensate(order.lra());

        assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order().endReason()).contains(EndReason.SEATS_LOST);
        assertThat(order().refusalCode()).contains("seats_unavailable");
        assertThat(step()).contains(BookingStep.SETTLE);
        assertThat(published()).endsWith("order.cancelled");
    }

    @Test
    void a_capture_without_an_answer_leaves_the_order_processing_and_its_event_carries_on() {
        unansweredCapture();

        money.captured(order.id(), order.paymentId().orElseThrow(), AMOUNT);

        assertThat(order().status()).isEqualTo(OrderStatus.PAID);
        assertThat(step()).contains(BookingStep.ISSUE);
    }

    @Test
    void a_capture_without_an_answer_is_asked_for_again() {
        unansweredCapture();
        assertThat(step()).contains(BookingStep.CAPTURE);
        answered(new CaptureUnanswered("timeout"));
        assertThat(milestones()).containsOnlyOnce(Milestone.CAPTURE_PENDING);

        answered(moneyIs("captured"));

        assertThat(order().status()).isEqualTo(OrderStatus.PAID);
        assertThat(step()).contains(BookingStep.ISSUE);
    }

    private void unansweredCapture() {
        authorise();
        answered(new SeatsSold(AMOUNT));
        answered(new CaptureUnanswered("timeout"));
        assertThat(order().status()).isEqualTo(OrderStatus.PROCESSING);
    }

    @Test
    void the_answer_to_a_capture_that_its_event_has_overtaken_changes_nothing() {
        authorise();
        answered(new SeatsSold(AMOUNT));
        Step capture = context.claimed(Saga.BOOKING, order.id());
        money.captured(order.id(), order.paymentId().orElseThrow(), AMOUNT);

        assertThatThrownBy(() -> book.write(capture, new BookingDecision.MoneyTaken(AMOUNT)))
                .isInstanceOf(StepTakenOverException.class);
        assertThat(milestones()).containsOnlyOnce(Milestone.PAYMENT_CAPTURED);
    }

    @Test
    void a_refused_capture_turns_the_order_back() {
        authorise();
        answered(new SeatsSold(AMOUNT));

        answered(new Refused("capture_refused", "422"));

        assertThat(step()).contains(BookingStep.CANCEL);
        assertThat(order().endReason()).contains(EndReason.CAPTURE_REFUSED);
        assertThat(order().refusalCode()).contains("capture_refused");
        assertThat(milestones()).endsWith(Milestone.CAPTURE_REFUSED);
    }

    @Test
    void tickets_that_cannot_be_issued_turn_the_paid_order_back_after_the_last_attempt() {
        authorise();
        answered(new SeatsSold(AMOUNT));
        answered(moneyIs("captured"));

        int attempts = 0;
        while (step().equals(Optional.of(BookingStep.ISSUE))) {
            answered(AWAY);
            attempts++;
        }

        assertThat(attempts).isEqualTo(12);
        assertThat(step()).contains(BookingStep.CANCEL);
        assertThat(order().endReason()).contains(EndReason.TICKETS_NOT_ISSUED);
        assertThat(order().refusalCode()).isEmpty();
        assertThat(milestones()).containsOnlyOnce(Milestone.STEP_DELAYED).endsWith(Milestone.TICKETS_NOT_ISSUED);
    }

    @Test
    void an_order_with_a_ticket_too_few_does_not_go_on() {
        authorise();
        answered(new SeatsSold(AMOUNT));
        answered(moneyIs("captured"));
        IssuedTickets tickets = OrderContext.ticketsOf(order);
        IssuedTickets tooFew =
                new IssuedTickets(order.id(), List.of(tickets.tickets().getFirst()));

        assertThatThrownBy(() -> answered(new TicketsIssued(tooFew))).hasMessageContaining("1 tickets for 2 lines");

        assertThat(step()).contains(BookingStep.ISSUE);
        assertThat(order().lines()).allMatch(line -> line.ticketId().isEmpty());
    }

    @Test
    void an_order_that_is_not_paid_in_time_expires() {
        endOfLra.compensate(order.lra());

        assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(milestones()).endsWith(Milestone.ORDER_EXPIRED);
    }

    @Test
    void the_end_of_the_saga_is_applied_once() {
        endOfLra.compensate(order.lra());
        endOfLra.compensate(order.lra());
        endOfLra.complete(order.lra());

        assertThat(milestones()).containsOnlyOnce(Milestone.ORDER_EXPIRED).doesNotContain(Milestone.ORDER_COMPLETED);
    }

    @Test
    void late_money_is_honoured_when_the_same_seats_are_free() {
        endOfLra.compensate(order.lra());
        URI another = URI.create("http://coordinator/" + UUID.randomUUID());
        Instant limit = context.clock.instant().plusSeconds(600);

        authorise();
        assertThat(step()).contains(BookingStep.RETAKE);
        answered(new SeatsRetaken(another, limit));

        assertThat(step()).contains(BookingStep.COMMIT);
        assertThat(order().status()).isEqualTo(OrderStatus.AUTHORISED);
        assertThat(order().lra()).isEqualTo(another);
        assertThat(order().payUntil()).isEqualTo(limit);
        assertThat(order().endReason()).isEmpty();
        assertThat(milestones()).contains(Milestone.LATE_PAYMENT_HONOURED);
        assertThat(context.booked(order.id()).status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
    }

    @Test
    void an_attempt_to_retake_finds_the_saga_of_the_attempt_before() {
        endOfLra.compensate(order.lra());
        authorise();
        Step first = context.claimed(Saga.BOOKING, order.id());
        book.retakingIn(first, URI.create("http://coordinator/2"));
        book.write(first, new AskAgain(Duration.ZERO, null));

        Step second = context.claimed(Saga.BOOKING, order.id());
        assertThat(second.memo()).isEqualTo("http://coordinator/2");
        book.write(second, new BookingDecision.RetakeAnew(Duration.ZERO));

        assertThat(context.claimed(Saga.BOOKING, order.id()).memo()).isNull();
        assertThat(step()).contains(BookingStep.RETAKE);
    }

    @Test
    void late_money_is_not_honoured_in_a_saga_that_is_over() {
        endOfLra.compensate(order.lra());
        authorise();
        URI over = URI.create("http://coordinator/" + UUID.randomUUID());
        endOfLra.compensate(over);
        Step step = context.claimed(Saga.BOOKING, order.id());

        assertThatThrownBy(() -> book.write(step, new Honour(over, context.clock.instant())))
                .isInstanceOf(LraEndedException.class);
        book.write(step, (BookingDecision.Written) BookingRules.next(BookingStep.RETAKE, 1, new RetakeTooLate()));

        assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(step()).contains(BookingStep.RETAKE);
    }

    @Test
    void late_money_goes_back_when_the_seats_are_gone() {
        endOfLra.compensate(order.lra());
        authorise();

        answered(new Refused("seats_unavailable", "409"));
        assertThat(step()).contains(BookingStep.RELEASE);
        answered(moneyIs("authorised"));
        assertThat(step()).as("not yet let go").contains(BookingStep.RELEASE);
        answered(moneyIs("voided"));

        assertThat(step()).isEmpty();
        assertThat(order().endReason()).contains(EndReason.LATE_PAYMENT_RETURNED);
        assertThat(milestones())
                .containsOnlyOnce(Milestone.LATE_PAYMENT_RETURNED)
                .doesNotContain(Milestone.LATE_PAYMENT_HONOURED);
        assertThat(published()).endsWith("order.cancelled", "order.cancelled");
    }

    @Test
    void late_money_goes_back_when_the_customer_had_cancelled() {
        customerCancels();
        endOfLra.compensate(order.lra());

        money.captured(order.id(), order.paymentId().orElseThrow(), AMOUNT);
        assertThat(step()).contains(BookingStep.RELEASE);
        answered(moneyIs("refunded"));

        assertThat(order().endReason()).contains(EndReason.LATE_PAYMENT_RETURNED);
    }

    @Test
    void money_whose_event_was_lost_is_found_after_the_end() {
        endOfLra.compensate(order.lra());
        assertThat(step()).contains(BookingStep.SETTLE);

        answered(moneyIs("authorised"));

        assertThat(context.findings()).containsExactly("money_after_the_end");
        assertThat(step()).contains(BookingStep.RETAKE);
        assertThat(milestones()).endsWith(Milestone.LATE_PAYMENT);
    }

    @Test
    void an_ended_order_without_money_is_over() {
        endOfLra.compensate(order.lra());

        answered(moneyIs("voided"));

        assertThat(step()).isEmpty();
        assertThat(context.findings()).isEmpty();
    }

    @Test
    void a_payment_that_does_not_end_is_shown_to_a_person() {
        endOfLra.compensate(order.lra());

        for (int i = 0; i < 20; i++) {
            answered(moneyIs("processing"));
        }

        assertThat(step()).isEmpty();
        assertThat(context.findings()).containsExactly("payment_open_after_the_end");
    }

    @Test
    void a_saga_that_nobody_knows_any_more_ends_as_its_order_stands() {
        authorise();
        answered(new SeatsSold(AMOUNT));
        answered(moneyIs("captured"));
        answered(new TicketsIssued(OrderContext.ticketsOf(order)));

        endOfLra.apply(order.lra(), Optional.empty());

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(context.findings()).containsExactly("lra_ended_without_callback");
        assertThat(step()).isEmpty();
    }

    @Test
    void a_saga_that_was_cancelled_without_a_callback_is_undone() {
        endOfLra.apply(order.lra(), Optional.of(LRAStatus.Cancelled));
        endOfLra.compensate(order.lra());

        assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(milestones()).containsOnlyOnce(Milestone.ORDER_EXPIRED);
    }

    @Test
    void an_authorisation_during_the_cancellation_does_not_carry_on() {
        customerCancels();

        authorise();

        assertThat(step()).contains(BookingStep.CANCEL);
        assertThat(order().status()).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void a_worker_that_was_overtaken_writes_nothing() {
        authorise();
        Step slow = context.claimed(Saga.BOOKING, order.id());
        context.clock.pass(Duration.ofMinutes(1));
        answered(new SeatsSold(AMOUNT));

        assertThatThrownBy(() -> book.write(slow, new SeatsCommitted(BookingStep.CAPTURE)))
                .isInstanceOf(StepTakenOverException.class);
        assertThat(milestones()).containsOnlyOnce(Milestone.SEATS_COMMITTED);
    }

    @Test
    void an_overtaken_worker_does_not_turn_the_order_back() {
        authorise();
        Step slow = context.claimed(Saga.BOOKING, order.id());
        context.clock.pass(Duration.ofMinutes(1));
        answered(new SeatsSold(AMOUNT));

        assertThatThrownBy(() -> book.write(slow, (BookingDecision.Written)
                        BookingRules.next(BookingStep.COMMIT, 1, new Refused("late", "409"))))
                .isInstanceOf(StepTakenOverException.class);
        assertThat(order().endReason()).isEmpty();
        assertThat(step()).contains(BookingStep.CAPTURE);
    }

    private void customerCancels() {
        context.transactions.run(() -> context.get(EndBooking.class)
                .request(
                        context.get(Orders.class).lockExisting(order.id()),
                        EndReason.CUSTOMER_CANCELLED,
                        null,
                        "customer",
                        null));
    }

    private void authorise() {
        money.authorised(order.id(), order.paymentId().orElseThrow(), AMOUNT);
    }

    private void answered(BookingAnswer answer) {
        context.answered(order.id(), answer);
    }

    private MoneyIs moneyIs(String status) {
        return new MoneyIs(OrderContext.payment(order, status));
    }

    private Order order() {
        return context.read(order.id());
    }

    private List<Milestone> milestones() {
        return context.milestones(order.id());
    }

    private List<String> published() {
        return context.published(order.id());
    }

    private Optional<BookingStep> step() {
        return context.step(Saga.BOOKING, order.id()).map(BookingStep::valueOf);
    }
}
