package io.eventify.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Performance;
import io.eventify.order.cancellation.Cancellation.Initiator;
import io.eventify.order.cancellation.Cancellation.RefundStatus;
import io.eventify.order.cancellation.Cancellation.State;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One cancellation from its request on: what becomes of it, what it costs, and what it asks its neighbours for. Without a database. */
class CancellationLifeTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Money PRICE = Money.of("EUR", "50.00");

    private final UUID id = UUID.randomUUID();
    private final UUID hold = new UUID(0, 1);
    private final UUID otherHold = new UUID(0, 2);
    private final UUID bucket = UUID.randomUUID();
    private final OrderLine seat = line(hold, UUID.randomUUID(), null);
    private final OrderLine standing = line(hold, null, bucket);
    private final OrderLine standingToo = line(hold, null, bucket);
    private final OrderLine elsewhere = line(otherHold, UUID.randomUUID(), null);
    private final Order order = Order.begun(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Performance(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Map.of(),
                    NOW.plus(Duration.ofDays(2)),
                    ZoneOffset.UTC,
                    24,
                    80,
                    false),
            PRICE,
            "fr",
            URI.create("http://coordinator/1"),
            NOW,
            NOW);
    private final Cancellation cancellation = by(Initiator.customer, PRICE);

    private Cancellation by(Initiator initiator, Money refund) {
        return new Cancellation(id, order.id(), initiator, UUID.randomUUID(), "ill", refund, NOW);
    }

    private static OrderLine line(UUID hold, @Nullable UUID seat, @Nullable UUID bucket) {
        return new OrderLine(
                UUID.randomUUID(),
                1,
                new OrderLine.Place(hold, seat, bucket, "Floor", null, null, null),
                "full",
                PRICE,
                BigDecimal.TEN);
    }

    @Test
    void it_begins_with_its_refund_to_be_asked_for() {
        assertThat(cancellation.id()).isEqualTo(id);
        assertThat(cancellation.orderId()).isEqualTo(order.id());
        assertThat(cancellation.initiator()).isEqualTo(Initiator.customer);
        assertThat(cancellation.reason()).isEqualTo("ill");
        assertThat(cancellation.state()).isEqualTo(State.requested);
        assertThat(cancellation.isRunning()).isTrue();
        assertThat(cancellation.isGivenBack()).isFalse();
        assertThat(cancellation.refund()).isEqualTo(PRICE);
        assertThat(cancellation.refundStatus()).isEqualTo(RefundStatus.requested);
        assertThat(cancellation.refundId()).contains(id);
        assertThat(cancellation.createdAt()).isEqualTo(NOW);
        assertThat(cancellation.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void nothing_to_refund_has_no_refund() {
        Cancellation free = by(Initiator.customer, Money.zero("EUR"));

        assertThat(free.refundStatus()).isEqualTo(RefundStatus.none);
        assertThat(free.refundId()).isEmpty();
        free.revoked(LATER);
        free.placesGivenBack(LATER);
        assertThat(free.finish(LATER)).isTrue();
    }

    @Test
    void it_is_done_when_tickets_money_and_places_are_where_they_belong() {
        assertThat(cancellation.finish(LATER)).isFalse();
        cancellation.placesGivenBack(LATER);
        assertThat(cancellation.isGivenBack()).isTrue();
        assertThat(cancellation.updatedAt()).isEqualTo(LATER);
        assertThat(cancellation.refundSucceeded(LATER)).isTrue();
        assertThat(cancellation.finish(LATER)).as("with valid tickets").isFalse();
        cancellation.revoked(LATER);

        assertThat(cancellation.finish(LATER)).isTrue();

        assertThat(cancellation.state()).isEqualTo(State.done);
        assertThat(cancellation.isRunning()).isFalse();
        assertThat(cancellation.finish(LATER)).as("twice").isFalse();
    }

    @Test
    void it_is_not_done_without_the_places_or_the_money() {
        cancellation.revoked(LATER);
        assertThat(cancellation.state()).isEqualTo(State.revoked);
        assertThat(cancellation.isRunning()).isTrue();
        assertThat(cancellation.updatedAt()).isEqualTo(LATER);
        cancellation.placesGivenBack(LATER);

        assertThat(cancellation.finish(LATER)).isFalse();
        cancellation.refundPending(LATER);
        assertThat(cancellation.refundStatus()).isEqualTo(RefundStatus.pending);
        assertThat(cancellation.finish(LATER)).isFalse();
        cancellation.refundFailed("the bank", LATER);
        assertThat(cancellation.finish(LATER)).isFalse();
    }

    @Test
    void a_refused_one_says_why_and_refunds_nothing() {
        cancellation.refused("ticket_already_used", LATER);

        assertThat(cancellation.state()).isEqualTo(State.refused);
        assertThat(cancellation.isRunning()).isFalse();
        assertThat(cancellation.refusalCode()).contains("ticket_already_used");
        assertThat(cancellation.refundStatus()).isEqualTo(RefundStatus.none);
        assertThat(cancellation.updatedAt()).isEqualTo(LATER);
        assertThatThrownBy(() -> cancellation.revoked(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tickets_are_revoked_once() {
        cancellation.revoked(LATER);

        assertThatThrownBy(() -> cancellation.revoked(LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cancellation.refused("late", LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_news_of_the_refund_is_told_once() {
        assertThat(cancellation.refundFailed("the bank", LATER)).isTrue();
        assertThat(cancellation.refundFailure()).contains("the bank");
        assertThat(cancellation.updatedAt()).isEqualTo(LATER);
        assertThat(cancellation.refundFailed("the bank", LATER)).isFalse();

        assertThat(cancellation.refundSucceeded(LATER)).isTrue();
        assertThat(cancellation.refundStatus()).isEqualTo(RefundStatus.succeeded);
        assertThat(cancellation.refundFailure()).isEmpty();
        assertThat(cancellation.refundSucceeded(LATER)).isFalse();
    }

    @Test
    void money_that_comes_back_from_the_bank_undoes_the_end() {
        cancellation.revoked(NOW);
        cancellation.placesGivenBack(NOW);
        cancellation.refundSucceeded(NOW);
        cancellation.finish(NOW);

        assertThat(cancellation.refundFailed("closed account", LATER)).isTrue();

        assertThat(cancellation.state()).isEqualTo(State.revoked);
        assertThat(cancellation.isRunning()).isTrue();
    }

    @Test
    void only_a_failed_refund_is_asked_for_again() {
        assertThatThrownBy(() -> cancellation.retryRefund(LATER)).isInstanceOf(IllegalStateException.class);
        cancellation.refundFailed("the bank", NOW);

        cancellation.retryRefund(LATER);

        assertThat(cancellation.refundStatus()).isEqualTo(RefundStatus.requested);
        assertThat(cancellation.refundTry()).isEqualTo(1);
        assertThat(cancellation.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void every_asking_names_the_same_refund_and_has_a_key_of_its_own() {
        RefundRequest wanted = new RefundRequest(PRICE, "ill", id);
        assertThat(CancellationRequests.refund(cancellation)).isEqualTo(wanted);
        UUID first = CancellationRequests.refundKey(cancellation);
        assertThat(CancellationRequests.refundKey(cancellation))
                .isEqualTo(first)
                .isEqualTo(id);

        cancellation.refundFailed("the bank", NOW);
        cancellation.retryRefund(NOW);
        UUID second = CancellationRequests.refundKey(cancellation);
        cancellation.refundFailed("the bank", NOW);
        cancellation.retryRefund(NOW);

        assertThat(List.of(first, second, CancellationRequests.refundKey(cancellation)))
                .doesNotHaveDuplicates();
        assertThat(CancellationRequests.refund(cancellation)).isEqualTo(wanted);
    }

    @Test
    void a_customer_does_not_revoke_a_used_ticket_but_support_and_the_organiser_do() {
        assertThat(CancellationRequests.revoke(cancellation, List.of(seat, standing)))
                .isEqualTo(new RevokeTicketsRequest(order.id(), List.of(seat.id(), standing.id()), "ill", false));
        for (Initiator forcing : List.of(Initiator.support, Initiator.organiser)) {
            assertThat(CancellationRequests.revoke(by(forcing, PRICE), List.of(seat))
                            .force())
                    .isTrue();
        }
    }

    @Test
    void places_go_back_to_their_holds_each_with_a_key_of_its_own() {
        Map<UUID, GiveBackRequest> requests = CancellationRequests.giveBack(new CancellationRecord.Case(
                order, cancellation, List.of(elsewhere, seat, standing, standingToo), true));

        assertThat(requests)
                .containsExactly(
                        Map.entry(
                                hold,
                                new GiveBackRequest(
                                        List.of(seat.seatId().orElseThrow()), List.of(new BucketChoice(bucket, 2)))),
                        Map.entry(
                                otherHold,
                                new GiveBackRequest(List.of(elsewhere.seatId().orElseThrow()), List.of())));
        assertThat(CancellationRequests.giveBackKey(cancellation, hold))
                .isEqualTo(CancellationRequests.giveBackKey(cancellation, hold))
                .isNotEqualTo(CancellationRequests.giveBackKey(cancellation, otherHold));
    }

    @Test
    void places_of_a_performance_that_is_not_ahead_are_not_given_back() {
        assertThat(CancellationRequests.giveBack(
                        new CancellationRecord.Case(order, cancellation, List.of(seat), false)))
                .isEmpty();
    }

    @Test
    void the_policy_of_the_purchase_holds_until_its_last_moment() {
        Instant startsAt = NOW.plus(Duration.ofHours(24));
        List<OrderLine> lines = List.of(seat, standing);

        assertThat(RefundPolicy.OF_PURCHASE.refund(order, lines, startsAt, NOW)).isEqualTo(Money.of("EUR", "80.00"));
        assertThatThrownBy(() -> RefundPolicy.OF_PURCHASE.refund(order, lines, startsAt, NOW.plusMillis(1)))
                .isInstanceOf(CancellationNotAllowedException.class);
        assertThat(RefundPolicy.FULL.refund(order, lines, startsAt, startsAt.plusSeconds(1)))
                .isEqualTo(Money.of("EUR", "100.00"));
    }
}
