package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.StepTakenOverException;
import io.eventify.order.testing.OrderContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingSagaTest {
    private static final Money AMOUNT = Money.of("EUR", "100.00");
    private final OrderContext context = new OrderContext();
    private BookingSaga saga;
    private MoneyArrived money;
    private EndOfLra endOfLra;
    private Order order;

    @BeforeEach
    void aPlacedOrder() {
        saga = context.get(BookingSaga.class);
        money = context.get(MoneyArrived.class);
        endOfLra = context.get(EndOfLra.class);
        order = context.placedOrder(2);
        context.coordinator.onClose = () -> endOfLra.complete(order.lra());
        context.coordinator.onCancel = () -> endOfLra.compensate(order.lra());
    }

    @Test
    void an_authorised_order_ends_with_tickets() {
        authorise();

        runAll();

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(order().lines()).allMatch(line -> line.ticketId().isPresent());
        assertThat(context.milestones(order.id()))
                .containsSequence(
                        Milestone.PAYMENT_AUTHORISED,
                        Milestone.SEATS_COMMITTED,
                        Milestone.PAYMENT_CAPTURED,
                        Milestone.TICKETS_PREPARED,
                        Milestone.ORDER_COMPLETED);
        assertThat(context.published).containsExactly("order.placed", "order.paid");
        assertThat(step()).isEmpty();
    }

    @Test
    void seats_are_committed_before_money_is_taken() {
        authorise();

        runAll();

        assertThat(context.neighbours.calls.indexOf("inventory.commit"))
                .isLessThan(context.neighbours.calls.indexOf("payment.capture"));
    }

    @Test
    void the_same_authorisation_told_twice_books_once() {
        authorise();
        runAll();

        authorise();
        runAll();

        assertThat(context.neighbours.count("payment.capture")).isEqualTo(1);
        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
    }

    @Test
    void lost_seats_turn_the_order_back_before_money_is_taken() {
        context.neighbours.refuse("inventory.commit", 409, "seats_unavailable");
        authorise();

        runUntilSettling();

        assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order().endReason()).contains(EndReason.SEATS_LOST);
        assertThat(context.neighbours.count("payment.capture")).isZero();
        assertThat(context.published).contains("order.cancelled");
    }

    @Test
    void a_capture_without_an_answer_leaves_the_order_processing_and_its_event_carries_on() {
        context.neighbours.unreachable("payment.capture");
        authorise();
        context.runStep(saga, order.id());
        context.runStep(saga, order.id());
        assertThat(order().status()).isEqualTo(OrderStatus.PROCESSING);

        money.captured(order.id(), order.paymentId().orElseThrow(), AMOUNT);
        runAll();

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
    }

    @Test
    void a_capture_without_an_answer_is_asked_for_again() {
        context.neighbours.unreachable("payment.capture");
        authorise();
        context.runStep(saga, order.id());
        context.runStep(saga, order.id());

        context.neighbours.allow("payment.capture");
        runAll();

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
    }

    @Test
    void a_refused_capture_turns_the_order_back() {
        context.neighbours.refuse("payment.capture", 422, "capture_refused");
        authorise();

        runUntilSettling();

        assertThat(order().endReason()).contains(EndReason.CAPTURE_REFUSED);
        assertThat(order().refusalCode()).contains("capture_refused");
    }

    @Test
    void tickets_that_cannot_be_issued_turn_the_paid_order_back_after_the_last_attempt() {
        context.neighbours.unreachable("ticketing.issue");
        authorise();

        runUntilSettling();

        assertThat(context.neighbours.count("ticketing.issue")).isEqualTo(12);
        assertThat(order().endReason()).contains(EndReason.TICKETS_NOT_ISSUED);
    }

    @Test
    void an_order_that_is_not_paid_in_time_expires() {
        endOfLra.compensate(order.lra());

        assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(context.milestones(order.id())).endsWith(Milestone.ORDER_EXPIRED);
    }

    @Test
    void the_end_of_the_saga_is_applied_once() {
        endOfLra.compensate(order.lra());
        endOfLra.compensate(order.lra());
        endOfLra.complete(order.lra());

        assertThat(context.milestones(order.id()))
                .containsOnlyOnce(Milestone.ORDER_EXPIRED)
                .doesNotContain(Milestone.ORDER_COMPLETED);
    }

    @Test
    void late_money_is_honoured_when_the_same_seats_are_free() {
        endOfLra.compensate(order.lra());

        authorise();
        order = context.read(order.id());
        assertThat(step()).contains(BookingStep.RETAKE.name());
        context.runStep(saga, order.id());
        order = context.read(order.id());
        runAll();

        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(context.neighbours.calls)
                .contains("inventory.retake", "payment.capture")
                .doesNotContain("payment.release");
        assertThat(context.milestones(order.id())).contains(Milestone.LATE_PAYMENT_HONOURED);
    }

    @Test
    void late_money_goes_back_when_the_seats_are_gone() {
        endOfLra.compensate(order.lra());
        context.neighbours.refuse("inventory.retake", 409, "seats_unavailable");

        authorise();
        runAll();

        assertThat(order().endReason()).contains(EndReason.LATE_PAYMENT_RETURNED);
        assertThat(context.neighbours.calls)
                .contains("payment.release")
                .doesNotContain("payment.capture", "inventory.commit");
        assertThat(context.milestones(order.id()))
                .contains(Milestone.LATE_PAYMENT_RETURNED)
                .doesNotContain(Milestone.LATE_PAYMENT_HONOURED);
        assertThat(context.published).endsWith("order.cancelled");
    }

    @Test
    void late_money_goes_back_when_the_customer_had_cancelled() {
        context.transactions.run(() -> context.get(EndBooking.class)
                .request(
                        context.get(Orders.class).lockExisting(order.id()),
                        EndReason.CUSTOMER_CANCELLED,
                        null,
                        "customer",
                        null));
        endOfLra.compensate(order.lra());

        money.captured(order.id(), order.paymentId().orElseThrow(), AMOUNT);
        runAll();

        assertThat(context.neighbours.calls).contains("payment.release").doesNotContain("inventory.retake");
        assertThat(order().endReason()).contains(EndReason.LATE_PAYMENT_RETURNED);
    }

    @Test
    void money_whose_event_was_lost_is_found_after_the_end() {
        endOfLra.compensate(order.lra());
        context.coordinator.status = LRAStatus.Cancelled;
        context.neighbours.refuse("inventory.retake", 409, "seats_unavailable");

        runAll();

        assertThat(context.findings).contains("money_after_the_end");
        assertThat(context.neighbours.calls).contains("payment.release");
    }

    @Test
    void a_coordinator_that_does_not_know_the_saga_is_not_believed_at_once() {
        context.coordinator.onClose = () -> {};
        context.coordinator.unknown = true;
        authorise();

        for (int i = 0; i < 6; i++) {
            context.runStep(saga, order.id());
        }
        assertThat(order().status()).isEqualTo(OrderStatus.PAID);

        runAll();
        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(context.findings).containsExactly("lra_ended_without_callback");
    }

    @Test
    void an_authorisation_during_the_cancellation_does_not_carry_on() {
        context.transactions.run(() -> context.get(EndBooking.class)
                .request(
                        context.get(Orders.class).lockExisting(order.id()),
                        EndReason.CUSTOMER_CANCELLED,
                        null,
                        "customer",
                        null));

        authorise();

        assertThat(step()).contains(BookingStep.CANCEL.name());
        assertThat(order().status()).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void a_worker_that_was_overtaken_writes_nothing() {
        authorise();
        var slow = context.get(DurableSteps.class)
                .claim(Saga.BOOKING, order.id(), Duration.ZERO)
                .orElseThrow();
        context.runStep(saga, order.id());

        assertThatThrownBy(() -> context.get(BookingRecord.class).committed(slow))
                .isInstanceOf(StepTakenOverException.class);
        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.SEATS_COMMITTED);
    }

    private void authorise() {
        money.authorised(order.id(), order.paymentId().orElse(UUID.randomUUID()), AMOUNT);
    }

    private Order order() {
        return context.read(order.id());
    }

    private Optional<String> step() {
        return context.step(Saga.BOOKING, order.id());
    }

    private void runAll() {
        for (int i = 0; i < 50 && context.runStep(saga, order.id()); i++) {
            assertThat(i).as("the saga comes to an end").isLessThan(49);
        }
    }

    private void runUntilSettling() {
        for (int i = 0; i < 50 && !step().equals(Optional.of(BookingStep.SETTLE.name())); i++) {
            assertThat(context.runStep(saga, order.id())).isTrue();
        }
    }
}
