package io.eventify.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.payment.RefundView;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.OrderStatus;
import io.eventify.order.PerformanceWasCancelled;
import io.eventify.order.cancellation.CancellationAnswer.NotDone;
import io.eventify.order.cancellation.CancellationAnswer.PlacesSettled;
import io.eventify.order.cancellation.CancellationAnswer.RefundIs;
import io.eventify.order.cancellation.CancellationAnswer.Refused;
import io.eventify.order.cancellation.CancellationAnswer.TicketsRevoked;
import io.eventify.order.projection.PerformanceProjection;
import io.eventify.order.steps.Saga;
import io.eventify.order.testing.OrderContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cancellation leaves in the database, with the neighbours' answers as values. What they mean is {@link CancellationRulesTest}'s. */
class CancellationTest {
    private static final NotDone AWAY = new NotDone("away");
    private static final PlacesSettled BACK = new PlacesSettled("2 places");
    private final OrderContext context = new OrderContext();
    private CancellationRecord book;
    private OpenCancellation openCancellation;
    private Order order;

    @BeforeEach
    void aBookedOrder() {
        context.beans.observing(PerformanceWasCancelled.class, event -> context.get(CancelPerformanceOrders.class)
                .begin(event));
        book = context.get(CancellationRecord.class);
        openCancellation = context.get(OpenCancellation.class);
        order = context.bookedOrder(2);
    }

    @Test
    void the_whole_order_comes_back_within_the_policy() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);

        assertThat(step(cancellation)).contains("REVOKE");
        answered(cancellation, new TicketsRevoked());
        assertThat(step(cancellation)).contains("REFUND");
        answered(cancellation, refund(cancellation, "succeeded"));
        assertThat(step(cancellation)).contains("GIVE_BACK");
        answered(cancellation, BACK);

        assertThat(step(cancellation)).isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.published(order.id()))
                .containsExactly("order.placed", "order.paid", "order.refund-requested", "order.refunded");
        assertThat(context.milestones(order.id()))
                .endsWith(
                        Milestone.REFUND_REQUESTED,
                        Milestone.TICKETS_REVOKED,
                        Milestone.MONEY_REFUNDED,
                        Milestone.PLACES_GIVEN_BACK,
                        Milestone.CANCELLATION_DONE);
    }

    @Test
    void one_line_comes_back_and_the_other_stays() {
        UUID cancellation = cancel(lines(order.lines().getFirst()));

        assertThat(book.read(cancellation).lines()).hasSize(1);
        refundedInFull(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "50.00"));
        assertThat(order().lines()).extracting(OrderLine::isCancelled).containsExactly(true, false);
    }

    @Test
    void a_used_ticket_refuses_the_cancellation_before_money_moves() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);

        answered(cancellation, new Refused("ticket_already_used", "ticket_already_used"));

        assertThat(step(cancellation)).as("payment is not asked").isEmpty();
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
        UUID cancellation = failed();
        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);
        assertThat(queue()).contains(cancellation);
        assertThat(context.findings()).containsExactly("refund_failed");

        context.get(RetryRefund.class).of(cancellation, UUID.randomUUID(), "cli");
        assertThat(step(cancellation)).contains("REFUND");
        assertThat(CancellationRequests.refundKey(book.read(cancellation).cancellation()))
                .as("the key of the second asking")
                .isNotEqualTo(cancellation);
        answered(cancellation, refund(cancellation, "succeeded"));

        assertThat(step(cancellation)).as("places are given back once").isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.PLACES_GIVEN_BACK);
        assertThat(queue()).doesNotContain(cancellation);
    }

    @Test
    void a_refund_that_payment_retries_by_itself_leaves_the_queue() {
        UUID cancellation = failed();
        context.get(RetryRefund.class).of(cancellation, UUID.randomUUID(), "cli");
        answered(cancellation, new Refused("refund_exceeds_balance", "422"));
        assertThat(queue()).contains(cancellation);

        context.get(RefundNews.class).refunded(newsOf(cancellation), UUID.randomUUID());

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(queue()).doesNotContain(cancellation);
    }

    @Test
    void news_that_overtake_the_answer_are_not_undone_by_it() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        answered(cancellation, new TicketsRevoked());
        context.get(RefundNews.class).refunded(newsOf(cancellation), UUID.randomUUID());

        answered(cancellation, refund(cancellation, "failed"));
        answered(cancellation, BACK);

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
        refundedInFull(cancellation);
        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        PaymentChanged event = new PaymentChanged(
                order.paymentId().orElseThrow(),
                order.id(),
                Money.of("EUR", "100.00"),
                cancellation,
                "expired_or_canceled_card");

        context.get(RefundNews.class).failed(event);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "0.00"));
        assertThat(queue()).contains(cancellation);

        context.get(RefundNews.class).refunded(event, UUID.randomUUID());

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
    }

    @Test
    void an_unreachable_payment_is_asked_again_with_the_same_key() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        answered(cancellation, new TicketsRevoked());
        answered(cancellation, AWAY);
        answered(cancellation, AWAY);
        answered(cancellation, AWAY);
        assertThat(step(cancellation)).contains("REFUND");
        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.STEP_DELAYED);
        assertThat(CancellationRequests.refundKey(book.read(cancellation).cancellation()))
                .isEqualTo(cancellation);

        answered(cancellation, refund(cancellation, "succeeded"));
        answered(cancellation, BACK);

        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
    }

    @Test
    void places_that_inventory_does_not_take_back_are_shown_to_a_person() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        answered(cancellation, new TicketsRevoked());
        answered(cancellation, refund(cancellation, "succeeded"));

        answered(cancellation, new Refused("hold_not_found", "hold_not_found"));

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(context.findings()).containsExactly("places_not_given_back");
        assertThat(context.milestones(order.id()))
                .contains(Milestone.PLACES_NOT_GIVEN_BACK)
                .doesNotContain(Milestone.PLACES_GIVEN_BACK);
    }

    @Test
    void the_event_and_the_answer_of_a_refund_count_once() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        refundedInFull(cancellation);

        PaymentChanged event = new PaymentChanged(
                order.paymentId().orElseThrow(), order.id(), Money.of("EUR", "100.00"), cancellation, null);
        context.get(RefundNews.class).refunded(event, UUID.randomUUID());

        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
        assertThat(context.milestones(order.id())).containsOnlyOnce(Milestone.MONEY_REFUNDED);
    }

    @Test
    void a_pending_refund_is_finished_by_its_event() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        answered(cancellation, new TicketsRevoked());
        answered(cancellation, refund(cancellation, "pending"));
        answered(cancellation, BACK);
        assertThat(order().status()).isEqualTo(OrderStatus.REFUND_REQUESTED);

        context.get(RefundNews.class)
                .refunded(
                        new PaymentChanged(
                                order.paymentId().orElseThrow(),
                                order.id(),
                                Money.of("EUR", "100.00"),
                                cancellation,
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
        CancellationRecord.Case open = book.read(cancellation);
        assertThat(open.ahead()).isFalse();
        assertThat(open.cancellation().isForced()).isTrue();
        refundedInFull(cancellation);

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(context.step(Saga.BOOKING, unpaid.id())).contains("CANCEL");
        assertThat(order().refunded()).isEqualTo(Money.of("EUR", "100.00"));
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

    /** The cancellation's due step had this answer. */
    private void answered(UUID cancellation, CancellationAnswer answer) {
        book.write(context.claimed(Saga.CANCELLATION, cancellation), answer);
    }

    private void refundedInFull(UUID cancellation) {
        answered(cancellation, new TicketsRevoked());
        answered(cancellation, refund(cancellation, "succeeded"));
        answered(cancellation, BACK);
    }

    /** The whole order, revoked and given back, but for the money. */
    private UUID failed() {
        UUID cancellation = cancel(CancelOrderRequest.WHOLE);
        answered(cancellation, new TicketsRevoked());
        answered(cancellation, refund(cancellation, "failed"));
        answered(cancellation, BACK);
        return cancellation;
    }

    /** The refund as payment would tell of it: by the id under which it was asked for. */
    private RefundIs refund(UUID cancellation, String status) {
        RefundRequest asked =
                CancellationRequests.refund(book.read(cancellation).cancellation());
        return new RefundIs(new RefundView(required(asked.refundId()), asked.amount(), status, asked.reason()));
    }

    private List<UUID> queue() {
        return context.get(ReadCancellations.class).queue(1, 100, 0).items().stream()
                .map(FailedRefundView::cancellationId)
                .toList();
    }

    private Optional<String> step(UUID cancellation) {
        return context.step(Saga.CANCELLATION, cancellation);
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

    private void runAll(io.eventify.order.steps.SagaSteps steps, UUID subject) {
        for (int i = 0; i < 50 && context.runStep(steps, subject); i++) {
            assertThat(i).as("the saga comes to an end").isLessThan(49);
        }
    }
}
