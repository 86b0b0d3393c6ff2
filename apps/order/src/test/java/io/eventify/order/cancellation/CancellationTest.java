package io.eventify.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.OrderStatus;
import io.eventify.order.PerformanceWasCancelled;
import io.eventify.order.checkout.BookingSaga;
import io.eventify.order.checkout.EndOfLra;
import io.eventify.order.checkout.MoneyArrived;
import io.eventify.order.projection.PerformanceProjection;
import io.eventify.order.steps.Saga;
import io.eventify.order.testing.OrderContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final OrderContext context = new OrderContext();
    private CancellationSaga saga;
    private OpenCancellation openCancellation;
    private Order order;

    @BeforeEach
    void aBookedOrder() {
        context.beans.observing(PerformanceWasCancelled.class, event -> context.get(CancelPerformanceOrders.class)
                .begin(event));
        saga = context.get(CancellationSaga.class);
        openCancellation = context.get(OpenCancellation.class);
        order = booked(2);
        context.neighbours.calls.clear();
        context.published.clear();
    }

    @Test
    void the_whole_order_comes_back_within_the_policy() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);

        runAll(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.neighbours.calls)
                .containsExactly("ticketing.revoke", "payment.refund", "inventory.giveBack", "given back 2");
        assertThat(context.published).containsExactly("order.refund-requested", "order.refunded");
    }

    @Test
    void one_line_comes_back_and_the_other_stays() {
        UUID cancellation = cancel(lines(order.lines().getFirst()));

        runAll(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "50.00"));
        assertThat(order().lines()).extracting(OrderLine::isCancelled).containsExactly(true, false);
    }

    @Test
    void a_used_ticket_refuses_the_cancellation_before_money_moves() {
        context.neighbours.refuse("ticketing.revoke", 409, "ticket_already_used");
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);

        runAll(cancellation);

        assertThat(context.neighbours.count("payment.refund")).isZero();
        assertThat(order().status()).isEqualTo(OrderStatus.TICKETS_ISSUED);
        assertThat(order().lines()).noneMatch(OrderLine::isCancelled);
        assertThat(context.get(ReadCancellations.class).outcome(cancellation).refusal())
                .contains("ticket_already_used");
    }

    @Test
    void the_same_request_cancels_once() {
        UUID id = UUID.randomUUID();
        by(customer(), id, CancelOrderRequest.WHOLE);

        OpenCancellation.Opened again = by(customer(), id, CancelOrderRequest.WHOLE);

        assertThat(again).isEqualTo(new OpenCancellation.Opened(id, null));
    }

    @Test
    void a_line_is_cancelled_once() {
        cancel(lines(order.lines().getFirst()));

        assertThatThrownBy(() -> cancel(lines(order.lines().getFirst()))).hasMessageContaining("already_cancelled");
    }

    @Test
    void too_late_for_the_customer_is_not_too_late_for_support() {
        context.scheduled(Duration.ofHours(23));

        assertThatThrownBy(() -> cancel(CancelOrderRequest.WHOLE)).isInstanceOf(CancellationNotAllowedException.class);

        by(
                new OpenCancellation.Person(UUID.randomUUID(), "eventify-cli", true),
                UUID.randomUUID(),
                new CancelOrderRequest(null, "bereavement", true));
        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);
    }

    @Test
    void only_support_overrides_and_only_with_a_reason() {
        assertThatThrownBy(() -> cancel(new CancelOrderRequest(null, "please", true)))
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() -> by(
                        new OpenCancellation.Person(UUID.randomUUID(), "cli", true),
                        UUID.randomUUID(),
                        CancelOrderRequest.WHOLE))
                .hasMessageContaining("reason_required");
    }

    @Test
    void another_customers_order_does_not_exist() {
        assertThatThrownBy(() -> by(
                        new OpenCancellation.Person(UUID.randomUUID(), "web", false),
                        UUID.randomUUID(),
                        CancelOrderRequest.WHOLE))
                .hasMessageContaining("order_not_found");
    }

    @Test
    void a_failed_refund_waits_in_the_queue_and_the_same_one_is_asked_for_again() {
        context.neighbours.refundStatus = "failed";
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        runAll(cancellation);
        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);
        assertThat(context.get(ReadCancellations.class).queue(1, 100, 0).items())
                .extracting(FailedRefundView::cancellationId)
                .contains(cancellation);

        context.neighbours.refundStatus = "succeeded";
        context.get(RetryRefund.class).of(cancellation, UUID.randomUUID(), "cli");
        runAll(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(context.neighbours.refunds).containsOnlyKeys(cancellation);
        assertThat(context.neighbours.refundAnswers).as("two askings").hasSize(2);
        assertThat(context.neighbours.count("inventory.giveBack")).isEqualTo(1);
        assertThat(context.get(ReadCancellations.class).queue(1, 100, 0).items())
                .extracting(FailedRefundView::cancellationId)
                .doesNotContain(cancellation);
    }

    @Test
    void a_refund_that_payment_retries_by_itself_leaves_the_queue() {
        context.neighbours.refundStatus = "failed";
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        runAll(cancellation);
        context.neighbours.refuse("payment.refund", 422, "refund_exceeds_balance");
        context.get(RetryRefund.class).of(cancellation, UUID.randomUUID(), "cli");
        runAll(cancellation);
        assertThat(context.get(ReadCancellations.class).queue(1, 100, 0).items())
                .extracting(FailedRefundView::cancellationId)
                .contains(cancellation);

        context.get(RefundNews.class).refunded(newsOf(cancellation), UUID.randomUUID());

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.get(ReadCancellations.class).queue(1, 100, 0).items())
                .extracting(FailedRefundView::cancellationId)
                .doesNotContain(cancellation);
    }

    @Test
    void news_that_overtake_the_answer_are_not_undone_by_it() {
        context.neighbours.refundStatus = "failed";
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        context.runStep(saga, cancellation);
        context.get(RefundNews.class).refunded(newsOf(cancellation), UUID.randomUUID());

        runAll(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.milestones(order.id())).doesNotContain(Milestone.REFUND_FAILED);
    }

    private PaymentChanged newsOf(UUID refund) {
        return new PaymentChanged(order.paymentId().orElseThrow(), order.id(), Money.of("EUR", "100.00"), refund, null);
    }

    @Test
    void a_refund_that_comes_back_from_the_bank_is_no_refund_and_waits_in_the_queue() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        runAll(cancellation);
        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        PaymentChanged event = new PaymentChanged(
                order.paymentId().orElseThrow(),
                order.id(),
                Money.of("EUR", "100.00"),
                context.neighbours.refunds.get(cancellation).refundId(),
                "expired_or_canceled_card");

        context.get(RefundNews.class).failed(event);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "0.00"));
        assertThat(context.get(ReadCancellations.class).queue(1, 100, 0).items())
                .extracting(FailedRefundView::cancellationId)
                .contains(cancellation);

        context.get(RefundNews.class).refunded(event, UUID.randomUUID());

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
    }

    @Test
    void an_unreachable_payment_is_asked_again_with_the_same_key() {
        context.neighbours.unreachable("payment.refund");
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        context.runStep(saga, cancellation);
        context.runStep(saga, cancellation);
        context.runStep(saga, cancellation);

        context.neighbours.allow("payment.refund");
        runAll(cancellation);

        assertThat(context.neighbours.refunds).containsOnlyKeys(cancellation);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
    }

    @Test
    void the_event_and_the_answer_of_a_refund_count_once() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        runAll(cancellation);

        PaymentChanged event = new PaymentChanged(
                order.paymentId().orElseThrow(),
                order.id(),
                Money.of("EUR", "100.00"),
                context.neighbours.refunds.get(cancellation).refundId(),
                null);
        context.get(RefundNews.class).refunded(event, UUID.randomUUID());

        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.MONEY_REFUNDED);
    }

    @Test
    void a_pending_refund_is_finished_by_its_event() {
        context.neighbours.refundStatus = "pending";
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        runAll(cancellation);
        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);

        context.get(RefundNews.class)
                .refunded(
                        new PaymentChanged(
                                order.paymentId().orElseThrow(),
                                order.id(),
                                Money.of("EUR", "100.00"),
                                context.neighbours.refunds.get(cancellation).refundId(),
                                null),
                        UUID.randomUUID());

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void an_order_that_is_not_paid_is_turned_back() {
        Order unpaid = context.placedOrder(1);

        OpenCancellation.Opened opened = openCancellation.by(
                new OpenCancellation.Person(unpaid.customerId(), "web", false),
                unpaid.id(),
                UUID.randomUUID(),
                CancelOrderRequest.WHOLE);

        assertThat(opened.id()).isNull();
        assertThat(context.step(Saga.BOOKING, unpaid.id())).contains("CANCEL");
    }

    @Test
    void a_cancelled_performance_refunds_every_order_in_full_and_gives_no_places_back() {
        context.scheduled(Duration.ofHours(1));
        Order unpaid = context.placedOrder(1);
        CancelPerformanceOrders job = context.get(CancelPerformanceOrders.class);

        context.get(PerformanceProjection.class).cancelled(context.performance, "performance_cancelled");
        runAll(job, context.performance);
        UUID cancellation = order().lines().getFirst().cancellationId().orElseThrow();
        runAll(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(context.step(Saga.BOOKING, unpaid.id())).contains("CANCEL");
        assertThat(context.neighbours.calls).contains("ticketing.revoke forced").doesNotContain("inventory.giveBack");
    }

    @Test
    void the_job_of_a_cancelled_performance_repeats_nothing() {
        CancelPerformanceOrders job = context.get(CancelPerformanceOrders.class);
        context.get(PerformanceProjection.class).cancelled(context.performance, "performance_cancelled");
        runAll(job, context.performance);
        context.get(PerformanceProjection.class).cancelled(context.performance, "performance_cancelled");

        runAll(job, context.performance);

        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.REFUND_REQUESTED);
    }

    private Order booked(int seats) {
        Order placed = context.placedOrder(seats);
        BookingSaga booking = context.get(BookingSaga.class);
        context.coordinator.onClose = () -> context.get(EndOfLra.class).complete(placed.lra());
        context.get(MoneyArrived.class)
                .authorised(placed.id(), placed.paymentId().orElseThrow(), placed.total());
        runAll(booking, placed.id());
        return context.read(placed.id());
    }

    private OpenCancellation.Person customer() {
        return new OpenCancellation.Person(order.customerId(), "web", false);
    }

    private OpenCancellation.Opened by(OpenCancellation.Person person, UUID id, CancelOrderRequest request) {
        return openCancellation.by(person, order.id(), id, request);
    }

    private UUID cancel(CancelOrderRequest request) {
        return required(by(customer(), UUID.randomUUID(), request).id());
    }

    private static UUID required(@Nullable UUID id) {
        assertThat(id).isNotNull();
        return id;
    }

    private static CancelOrderRequest lines(OrderLine line) {
        return new CancelOrderRequest(List.of(line.id()), null, null);
    }

    private Order order() {
        return context.read(order.id());
    }

    private void runAll(UUID cancellation) {
        runAll(saga, cancellation);
    }

    private void runAll(io.eventify.order.steps.SagaSteps steps, UUID subject) {
        for (int i = 0; i < 50 && context.runStep(steps, subject); i++) {
            assertThat(i).as("the saga comes to an end").isLessThan(49);
        }
    }
}
