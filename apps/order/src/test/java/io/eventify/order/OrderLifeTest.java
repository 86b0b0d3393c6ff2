package io.eventify.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One order from its first second on, without a database. */
class OrderLifeTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant PAY_UNTIL = NOW.plusSeconds(900);
    private static final URI LRA = URI.create("http://coordinator/1");

    private final UUID id = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();
    private final UUID reservation = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final UUID hold = UUID.randomUUID();
    private final Performance performance = new Performance(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            Map.of("en", "The Magic Flute"),
            NOW.plus(Duration.ofDays(30)),
            ZoneOffset.UTC,
            24,
            80,
            false);
    private final Order order =
            Order.begun(id, customer, reservation, performance, Money.of("EUR", "30.00"), "fr", LRA, PAY_UNTIL, NOW);
    private final OrderLine stalls = line(1, "Stalls", "10.00");
    private final OrderLine circle = line(2, "Circle", "20.00");

    private OrderLine line(int position, String section, String price) {
        return new OrderLine(
                UUID.randomUUID(),
                position,
                new OrderLine.Place(hold, UUID.randomUUID(), null, section + " B 4", section, "B", "4"),
                "full",
                Money.of("EUR", price),
                BigDecimal.valueOf(20));
    }

    private void holdsSeats() {
        order.seatsHeld(List.of(stalls, circle), LATER);
    }

    private void isBooked() {
        holdsSeats();
        order.placed(payment, LATER);
        order.authorised(null, LATER);
        order.paid(LATER);
        order.completed(LATER);
    }

    @Test
    void it_begins_with_what_the_customer_agreed_to() {
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.id()).isEqualTo(id);
        assertThat(order.orderNumber()).isEqualTo(OrderNumber.of(id));
        assertThat(order.customerId()).isEqualTo(customer);
        assertThat(order.reservationId()).isEqualTo(reservation);
        assertThat(order.performanceId()).isEqualTo(performance.id());
        assertThat(order.organisationId()).isEqualTo(performance.organisationId());
        assertThat(order.language()).isEqualTo("fr");
        assertThat(order.lra()).isEqualTo(LRA);
        assertThat(order.payUntil()).isEqualTo(PAY_UNTIL);
        assertThat(order.total()).isEqualTo(Money.of("EUR", "30.00"));
        assertThat(order.refunded()).isEqualTo(Money.zero("EUR"));
        assertThat(order.refundPercent()).isEqualTo(80);
        assertThat(order.createdAt()).isEqualTo(NOW).isEqualTo(order.updatedAt());
        assertThat(order.endReason()).isEmpty();
        assertThat(order.refusalCode()).isEmpty();
        assertThat(order.paymentId()).isEmpty();
        assertThat(order.lines()).isEmpty();
    }

    @Test
    void the_frozen_lines_make_the_price() {
        holdsSeats();

        assertThat(order.status()).isEqualTo(OrderStatus.SEATS_HELD);
        assertThat(order.updatedAt()).isEqualTo(LATER);
        assertThat(order.total()).isEqualTo(Money.of("EUR", "30.00"));
        assertThat(order.taxTotal()).isEqualTo(stalls.tax().plus(circle.tax())).isEqualTo(Money.of("EUR", "5.00"));
        assertThat(order.isFree()).isFalse();
        assertThat(order.holds()).containsExactly(hold);
        assertThat(order.lines()).containsExactly(stalls, circle);
        assertThat(stalls.label()).isEqualTo("Stalls B 4");
        assertThat(stalls.section()).hasValue("Stalls");
        assertThat(stalls.row()).hasValue("B");
        assertThat(stalls.number()).hasValue("4");
        assertThat(stalls.seatId()).isPresent();
        assertThat(stalls.bucketId()).isEmpty();
        assertThat(stalls.position()).isEqualTo(1);
        assertThat(stalls.priceCategory()).isEqualTo("full");
        assertThat(stalls.taxPercent()).isEqualByComparingTo("20");
    }

    @Test
    void an_order_of_nothing_but_gifts_is_free() {
        order.seatsHeld(List.of(line(1, "Stalls", "0.00")), LATER);

        assertThat(order.isFree()).isTrue();
    }

    @Test
    void an_authorisation_without_a_payment_keeps_the_one_that_is_known() {
        holdsSeats();
        order.placed(payment, LATER);

        order.authorised(null, LATER);

        assertThat(order.status()).isEqualTo(OrderStatus.AUTHORISED);
        assertThat(order.paymentId()).hasValue(payment);
    }

    @Test
    void a_payment_that_an_event_names_is_the_orders() {
        holdsSeats();
        order.processing(LATER);
        order.processing(LATER.plusSeconds(1));
        UUID named = UUID.randomUUID();

        order.authorised(named, LATER);
        assertThat(order.paymentId()).hasValue(named);

        order.paymentIs(payment);
        assertThat(order.paymentId()).hasValue(payment);
    }

    @Test
    void payment_that_says_nothing_twice_changes_the_order_once() {
        holdsSeats();
        order.processing(LATER);
        order.processing(LATER.plusSeconds(1));

        assertThat(order.status()).isEqualTo(OrderStatus.PROCESSING);
        assertThat(order.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void each_line_gets_its_own_ticket() {
        isBooked();
        UUID ticket = UUID.randomUUID();

        order.ticketOf(circle.id(), ticket);

        assertThat(circle.ticketId()).hasValue(ticket);
        assertThat(stalls.ticketId()).isEmpty();
    }

    @Test
    void what_is_cancelled_decides_what_an_order_has_become() {
        isBooked();
        order.refundRequested(LATER);
        order.refundRequested(LATER);
        order.cancellationsSettled(LATER);
        assertThat(order.status()).isEqualTo(OrderStatus.TICKETS_ISSUED);

        order.refundRequested(LATER);
        stalls.cancelledBy(UUID.randomUUID());
        order.cancellationsSettled(LATER);
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);

        order.refundRequested(LATER);
        circle.cancelledBy(UUID.randomUUID());
        order.cancellationsSettled(LATER);
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void a_line_is_taken_back_by_one_cancellation_only_until_that_was_refused() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        stalls.cancelledBy(first);
        stalls.cancelledBy(first);

        assertThat(stalls.isCancelled()).isTrue();
        assertThat(stalls.cancellationId()).hasValue(first);
        assertThatThrownBy(() -> stalls.cancelledBy(second)).isInstanceOf(IllegalStateException.class);

        stalls.cancellationRefused();
        assertThat(stalls.isCancelled()).isFalse();
        stalls.cancelledBy(second);
        assertThat(stalls.cancellationId()).hasValue(second);
    }

    @Test
    void late_money_revives_an_ended_order_in_a_saga_of_its_own() {
        order.requestEnd(EndReason.SEATS_LOST, "seats_unavailable", LATER);
        assertThat(order.refusalCode()).hasValue("seats_unavailable");
        assertThat(order.updatedAt()).isEqualTo(LATER);
        order.ended(LATER);
        URI saga = URI.create("http://coordinator/2");

        order.revived(saga, PAY_UNTIL.plusSeconds(60), LATER);

        assertThat(order.status()).isEqualTo(OrderStatus.AUTHORISED);
        assertThat(order.lra()).isEqualTo(saga);
        assertThat(order.payUntil()).isEqualTo(PAY_UNTIL.plusSeconds(60));
        assertThat(order.endReason()).isEmpty();
        assertThat(order.refusalCode()).isEmpty();
    }

    @Test
    void late_money_that_went_back_is_the_reason_that_stays() {
        assertThatThrownBy(() -> order.latePaymentReturned(LATER)).isInstanceOf(IllegalOrderStateException.class);
        assertThatThrownBy(() -> order.revived(LRA, PAY_UNTIL, LATER)).isInstanceOf(IllegalOrderStateException.class);
        order.ended(NOW);
        assertThat(order.endReason()).hasValue(EndReason.TIME_LIMIT);

        order.latePaymentReturned(LATER);

        assertThat(order.endReason()).hasValue(EndReason.LATE_PAYMENT_RETURNED);
        assertThat(order.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void a_booking_that_was_completed_cannot_be_ended_any_more() {
        isBooked();

        assertThatThrownBy(() -> order.requestEnd(EndReason.CUSTOMER_CANCELLED, null, LATER))
                .isInstanceOf(IllegalOrderStateException.class);
    }

    @Test
    void what_came_back_is_noted_in_all() {
        order.refundedInAll(Money.of("EUR", "24.00"), LATER);

        assertThat(order.refunded()).isEqualTo(Money.of("EUR", "24.00"));
        assertThat(order.updatedAt()).isEqualTo(LATER);
        assertThat(order.policyRefund(Money.of("EUR", "30.00"))).isEqualTo(Money.of("EUR", "24.00"));
        assertThat(order.cancellableUntil(performance.startsAt()))
                .isEqualTo(performance.startsAt().minus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void a_status_is_unpaid_open_ended_or_booked_as_the_table_says(OrderStatus status) {
        assertThat(status.isUnpaid())
                .isEqualTo(EnumSet.of(OrderStatus.PENDING, OrderStatus.SEATS_HELD, OrderStatus.PLACED)
                        .contains(status));
        assertThat(status.isEnded())
                .isEqualTo(EnumSet.of(OrderStatus.FAILED, OrderStatus.EXPIRED, OrderStatus.CANCELLED)
                        .contains(status));
        assertThat(status.isBooked()).isEqualTo(!status.isOpen() && !status.isEnded());
        assertThat(OrderStatus.of(status.code())).isEqualTo(status);
    }
}
