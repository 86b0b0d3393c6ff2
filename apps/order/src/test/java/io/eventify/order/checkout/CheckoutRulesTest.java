package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.Money;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.reservation.ReservationView.Item;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Performance;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.NeighbourUnavailableException;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.lra.LraEndedException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checkout decides, with nothing but values. */
class CheckoutRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static final URI LRA = URI.create("http://coordinator/1");

    private final UUID customer = UUID.randomUUID();
    private final UUID reservation = UUID.randomUUID();
    private final UUID performance = UUID.randomUUID();
    private final Item zone = item(null, UUID.randomUUID(), 3);
    private final Order order = Order.begun(
            UUID.randomUUID(),
            customer,
            reservation,
            new Performance(
                    performance,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Map.of(),
                    NOW.plus(Duration.ofDays(30)),
                    ZoneOffset.UTC,
                    24,
                    100,
                    false),
            Money.of("TND", "37.500"),
            "ar",
            LRA,
            NOW.plusSeconds(900),
            NOW);

    private static Item item(@Nullable UUID seat, @Nullable UUID bucket, int quantity) {
        Money each = Money.of("TND", "12.500");
        return new Item(
                UUID.randomUUID(),
                UUID.randomUUID(),
                seat,
                bucket,
                "Floor",
                "Stalls",
                "B",
                "4",
                quantity,
                "full",
                each,
                each.times(quantity),
                "7");
    }

    private ReservationView cart(String status, Instant expires, Item... items) {
        return cart(status, expires, performance, Money.of("TND", "37.500"), items);
    }

    private ReservationView cart(
            String status, Instant expires, @Nullable UUID of, @Nullable Money total, Item... items) {
        return new ReservationView(reservation, customer, status, of, expires, List.of(items), total);
    }

    private ReservationView orderable(ReservationView cart) {
        return CheckoutRules.orderable(customer, cart, NOW, id -> Optional.empty());
    }

    @Test
    void a_pending_cart_with_places_is_ordered() {
        ReservationView cart = cart("pending", NOW.plusSeconds(1), zone);

        assertThat(orderable(cart)).isSameAs(cart);
    }

    @Test
    void another_customers_cart_does_not_exist() {
        ReservationView cart = cart("pending", NOW.plusSeconds(1), zone);

        assertThatThrownBy(() -> CheckoutRules.orderable(UUID.randomUUID(), cart, NOW, id -> Optional.empty()))
                .isInstanceOf(CallRefusedException.class)
                .hasMessage("reservation_not_found");
    }

    @Test
    void a_cart_whose_time_is_over_is_not_ordered() {
        assertThatThrownBy(() -> orderable(cart("pending", NOW, zone))).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> orderable(cart("expired", NOW.plusSeconds(1), zone)))
                .isInstanceOf(ReservationExpiredException.class);
    }

    @Test
    void a_cart_that_is_being_ordered_names_its_order() {
        UUID live = UUID.randomUUID();
        ReservationView cart = cart("confirmed", NOW.plusSeconds(1), zone);

        assertThatThrownBy(() -> CheckoutRules.orderable(
                        customer, cart, NOW, id -> Optional.of(live).filter(it -> id.equals(reservation))))
                .isInstanceOfSatisfying(OrderExistsException.class, e -> assertThat(e.details())
                        .containsExactly(new Detail("orderId", live.toString())));
    }

    @Test
    void a_cart_that_its_customer_confirmed_is_ordered() {
        ReservationView cart = cart("confirmed", NOW.plusSeconds(1), zone);

        assertThat(orderable(cart)).isSameAs(cart);
    }

    @Test
    void a_cart_that_came_to_its_end_is_not_ordered() {
        for (String end : List.of("fulfilled", "cancelled")) {
            assertThatThrownBy(() -> orderable(cart(end, NOW.plusSeconds(1), zone)))
                    .isInstanceOf(CartNotOrderableException.class)
                    .hasMessage("reservation_not_pending");
        }
    }

    @Test
    void an_empty_cart_is_not_ordered() {
        Instant later = NOW.plusSeconds(1);
        for (ReservationView empty : List.of(
                cart("pending", later),
                cart("pending", later, null, Money.of("TND", "1.000"), zone),
                cart("pending", later, performance, null, zone))) {
            assertThatThrownBy(() -> orderable(empty)).hasMessage("reservation_empty");
        }
    }

    @Test
    void an_order_with_its_lines_answers_the_same_request_again() {
        assertThat(CheckoutRules.isPlaced(order)).isFalse();

        order.seatsHeld(PricedLines.of(order.id(), cart("confirmed", NOW, zone)), NOW);
        assertThat(CheckoutRules.isPlaced(order)).isTrue();

        order.ended(NOW);
        assertThat(CheckoutRules.isPlaced(order)).isFalse();
    }

    @Test
    void an_order_that_stopped_goes_on_in_its_saga() {
        assertThat(CheckoutRules.resumable(order)).isEqualTo(LRA);
    }

    @Test
    void an_order_that_is_being_turned_back_does_not_go_on() {
        order.requestEnd(EndReason.CHECKOUT_REFUSED, "seats_unavailable", NOW);

        assertThatThrownBy(() -> CheckoutRules.resumable(order))
                .isInstanceOf(OrderEndedException.class)
                .hasMessageContaining("seats_unavailable");
    }

    @Test
    void an_order_that_has_ended_says_why() {
        order.ended(NOW);

        assertThatThrownBy(() -> CheckoutRules.resumable(order))
                .isInstanceOf(OrderEndedException.class)
                .hasMessageContaining("time_limit");
    }

    @Test
    void a_refused_hold_is_passed_on_and_turns_the_saga_back() {
        CallRefusedException refusal = new CallRefusedException(409, "seats_unavailable", List.of());

        assertThat(CheckoutRules.turnedBack(refusal))
                .isEqualTo(new CheckoutRules.TurnedBack(
                        EndReason.CHECKOUT_REFUSED, "seats_unavailable", "seats_unavailable", refusal));
    }

    @Test
    void a_lapsed_hold_is_an_expired_cart_for_the_customer() {
        CheckoutRules.TurnedBack turnedBack =
                CheckoutRules.turnedBack(new CallRefusedException(410, "hold_lapsed", List.of()));

        assertThat(turnedBack.toCustomer()).isInstanceOf(ReservationExpiredException.class);
        assertThat(turnedBack.code()).isEqualTo("hold_lapsed");
    }

    @Test
    void a_saga_that_ended_meanwhile_is_passed_on() {
        LraEndedException ended = new LraEndedException(LRA);

        assertThat(CheckoutRules.turnedBack(ended))
                .isEqualTo(new CheckoutRules.TurnedBack(EndReason.CHECKOUT_REFUSED, "lra_ended", "lra_ended", ended));
        assertThat(CheckoutRules.toCustomer(ended)).isSameAs(ended);
    }

    @Test
    void an_unreachable_neighbour_turns_the_saga_back_and_may_be_asked_later() {
        RemoteCallException away = new RemoteCallException(503, "service_unavailable", List.of());

        CheckoutRules.TurnedBack turnedBack = CheckoutRules.turnedBack(away);

        assertThat(turnedBack.reason()).isEqualTo(EndReason.CHECKOUT_UNREACHABLE);
        assertThat(turnedBack.code()).isEqualTo("service_unavailable");
        assertThat(turnedBack.facts()).isEqualTo(away.toString());
        assertThat(turnedBack.toCustomer())
                .isInstanceOf(NeighbourUnavailableException.class)
                .hasCause(away);
        assertThat(CheckoutRules.toCustomer(away))
                .isInstanceOf(NeighbourUnavailableException.class)
                .hasCause(away);
    }

    @Test
    void a_frozen_cart_becomes_one_line_for_each_admission() {
        UUID seat = UUID.randomUUID();
        Item single = item(seat, null, 1);

        List<OrderLine> lines = PricedLines.of(order.id(), cart("confirmed", NOW, zone, single));

        assertThat(lines).extracting(OrderLine::position).containsExactly(1, 2, 3, 4);
        assertThat(lines).extracting(OrderLine::id).doesNotHaveDuplicates();
        assertThat(lines).extracting(OrderLine::price).containsOnly(Money.of("TND", "12.500"));
        assertThat(lines.getFirst().holdId()).isEqualTo(zone.holdId());
        assertThat(lines.getFirst().bucketId()).contains(zone.bucketId());
        assertThat(lines.getFirst().tax()).isEqualTo(Money.of("TND", "12.500").taxIncluded(new BigDecimal("7")));
        assertThat(lines.getLast().seatId()).contains(seat);
        assertThat(lines.getLast().label()).isEqualTo("Floor");
        assertThat(lines.getLast().priceCategory()).isEqualTo("full");
    }

    @Test
    void the_lines_of_a_repeated_checkout_are_the_same() {
        ReservationView cart = cart("confirmed", NOW, zone);

        assertThat(PricedLines.of(order.id(), cart))
                .extracting(OrderLine::id)
                .isEqualTo(PricedLines.of(order.id(), cart).stream()
                        .map(OrderLine::id)
                        .toList());
    }

    private final CheckoutWindow window =
            new CheckoutWindow(Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofHours(2));

    @Test
    void the_customer_has_the_payment_window_on_top_of_the_hold() {
        assertThat(window.timeLimit(NOW, NOW.plusSeconds(300))).isEqualTo(Duration.ofMinutes(20));
        assertThat(window.settling()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 110})
    void money_in_flight_prolongs_the_saga(int minutes) {
        assertThat(window.prolongation(NOW.plus(Duration.ofMinutes(minutes)), NOW))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void no_saga_is_prolonged_beyond_its_share() {
        assertThat(window.prolongation(NOW.plus(Duration.ofMinutes(117)), NOW)).isEqualTo(Duration.ofMinutes(3));
        assertThat(window.prolongation(NOW.plus(Duration.ofMinutes(120)), NOW)).isZero();
        assertThat(window.prolongation(NOW.plus(Duration.ofMinutes(121)), NOW)).isZero();
    }
}
