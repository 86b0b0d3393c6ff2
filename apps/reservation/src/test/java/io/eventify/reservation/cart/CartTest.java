package io.eventify.reservation.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.testing.Callers;
import io.eventify.reservation.PriceCategoryMismatchException;
import io.eventify.reservation.PriceList;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The cart on a real PostgreSQL, with the real inventory beside it. */
class CartTest {
    private final Shop shop = new Shop();

    @Test
    void places_are_added_at_the_price_of_their_class() {
        ReservationView cart = shop.start(null);

        shop.add(cart, shop.seats(2));
        ReservationView filled = shop.add(cart, shop.zone(3));

        assertThat(filled.items()).hasSize(3);
        assertThat(filled.total()).isEqualTo(Money.of("TND", "126.500"));
        assertThat(filled.items().getFirst().label()).matches("Stalls R0 \\d+");
        assertThat(filled.items().getFirst().taxPercent()).isEqualTo("19");
        assertThat(shop.outbox.types())
                .containsExactly("reservation.started", "reservation.item-added", "reservation.item-added");
        assertThat(shop.find(cart)).isEqualTo(filled);
    }

    @Test
    void later_holds_end_with_the_cart() {
        ReservationView cart = shop.start(null);
        shop.goOn(Duration.ofMinutes(4));

        ReservationView filled = shop.add(cart, shop.seats(1));

        assertThat(shop.inventory.lifeOf(filled.items().getFirst().holdId()))
                .isCloseTo(Duration.ofSeconds(360), Duration.ofSeconds(1));
        assertThat(filled.expiresAt()).isBeforeOrEqualTo(cart.expiresAt());
    }

    @Test
    void a_customer_may_want_less_time_but_gets_no_more() {
        assertThat(shop.start(120).expiresAt()).isEqualTo(Shop.NOW.plusSeconds(120));
        assertThat(shop.start(3_600).expiresAt()).isEqualTo(Shop.NOW.plusSeconds(600));
    }

    @Test
    void a_price_that_is_not_the_expected_one_is_refused_and_the_places_go_back() {
        ReservationView cart = shop.start(null);
        AddItemsRequest request = new AddItemsRequest(
                null,
                List.of(new AddItemsRequest.Seat(shop.show.seats().getFirst(), null, Money.of("TND", "35.000"))),
                null,
                null);

        assertThatThrownBy(() -> shop.add(cart, request))
                .isInstanceOfSatisfying(
                        PriceChangedException.class,
                        e -> assertThat(e.details().getFirst().issue()).isEqualTo("40.000 TND"));

        assertThat(shop.find(cart).items()).isEmpty();
        assertThat(shop.releasesWaiting(cart)).hasSize(1);
    }

    @Test
    void a_category_of_another_class_is_refused_and_the_places_go_back() {
        ReservationView cart = shop.start(null);
        AddItemsRequest request = new AddItemsRequest(
                null, List.of(new AddItemsRequest.Seat(shop.show.seats().getFirst(), "floor", null)), null, null);

        assertThatThrownBy(() -> shop.add(cart, request)).isInstanceOf(PriceCategoryMismatchException.class);

        assertThat(shop.releasesWaiting(cart)).hasSize(1);
    }

    @Test
    void a_refusal_of_the_inventory_is_passed_on() {
        ReservationView cart = shop.start(null);
        UUID seat = shop.show.seats().getFirst();
        AddItemsRequest wanted =
                new AddItemsRequest(null, List.of(new AddItemsRequest.Seat(seat, null, null)), null, null);
        shop.add(cart, wanted);
        shop.as(Callers.person(UUID.randomUUID(), "CUSTOMER"));
        ReservationView tooLate = shop.start(null);

        assertThatThrownBy(() -> shop.add(tooLate, wanted)).isInstanceOfSatisfying(HoldRefusedException.class, e -> {
            assertThat(e.status()).isEqualTo(409);
            assertThat(e.code()).isEqualTo("seats_unavailable");
            assertThat(e.details()).singleElement().satisfies(detail -> assertThat(detail.field())
                    .contains(seat.toString()));
        });
    }

    @Test
    void an_adding_without_an_answer_is_repeated_with_the_same_hold() {
        ReservationView cart = shop.start(null);
        AddItemsRequest request = shop.seats(2);
        shop.line.cutBeforeAnswers();
        assertThatThrownBy(() -> shop.add(cart, request)).isInstanceOf(RemoteCallException.class);

        shop.line.mend();
        shop.goOn(Duration.ofSeconds(5));
        shop.add(cart, request);

        assertThat(shop.inventory.holdsOf(shop.performance)).isEqualTo(1);
    }

    @Test
    void the_same_adding_once_more_takes_more_places() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(2));

        assertThat(shop.add(cart, shop.seats(2)).items()).hasSize(4);
    }

    @Test
    void after_a_refused_price_the_same_adding_takes_a_new_hold() {
        ReservationView cart = shop.start(null);
        AddItemsRequest request = new AddItemsRequest(
                null,
                List.of(new AddItemsRequest.Seat(shop.show.seats().getFirst(), null, Money.of("TND", "35.000"))),
                null,
                null);
        assertThatThrownBy(() -> shop.add(cart, request)).isInstanceOf(PriceChangedException.class);
        shop.workOffReleases();
        assertThatThrownBy(() -> shop.add(cart, request)).isInstanceOf(PriceChangedException.class);

        assertThat(shop.inventory.holdsOf(shop.performance)).isEqualTo(2);
    }

    @Test
    void only_refusals_of_the_trade_are_no_failures() {
        assertThat(HoldRefusedException.isRefusal(new RemoteCallException(422, "customer_limit_exceeded", List.of())))
                .isTrue();
        assertThat(HoldRefusedException.isRefusal(new RemoteCallException(409, "request_in_progress", List.of())))
                .isFalse();
        assertThat(HoldRefusedException.isRefusal(new RemoteCallException(401, "unauthenticated", List.of())))
                .isFalse();
        assertThat(HoldRefusedException.isRefusal(new RemoteCallException(503, "service_unavailable", List.of())))
                .isFalse();
    }

    @Test
    void storing_the_same_hold_again_changes_nothing() {
        ReservationView cart = shop.start(null);
        AddItemsRequest request = shop.seats(2);
        ReservationView first = shop.add(cart, request);
        var hold = new io.eventify.contracts.inventory.HoldView(
                first.items().getFirst().holdId(),
                shop.performance,
                first.customerId(),
                "held",
                first.expiresAt(),
                List.of(),
                List.of());

        assertThat(shop.storeItems().store(cart.reservationId(), request, hold)).isEqualTo(first);
    }

    @Test
    void removing_a_line_removes_all_that_were_added_with_it() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.zone(1));
        ReservationView filled = shop.add(cart, shop.seats(2));
        UUID seat = filled.items().stream()
                .filter(item -> item.seatId() != null)
                .findFirst()
                .orElseThrow()
                .itemId();

        ReservationView left = shop.remove(cart, seat);

        assertThat(left.items()).singleElement().satisfies(item -> assertThat(item.bucketId())
                .isNotNull());
        assertThat(shop.releasesWaiting(cart)).hasSize(1);
    }

    @Test
    void an_unknown_line_cannot_be_removed() {
        ReservationView cart = shop.start(null);

        assertThatThrownBy(() -> shop.remove(cart, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_frozen_cart_takes_no_more() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));

        assertThat(shop.confirm(cart).status()).isEqualTo("confirmed");
        assertThat(shop.confirm(cart).status()).isEqualTo("confirmed");
        assertThat(shop.outbox.of("reservation.confirmed")).hasSize(1);
        assertThatThrownBy(() -> shop.add(cart, shop.seats(1))).isInstanceOf(ReservationNotPendingException.class);
    }

    @Test
    void confirming_checks_the_prices() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        shop.goOn(Duration.ofSeconds(1));
        shop.sells("open", new PriceList.Price("stalls-full", "stalls", new BigDecimal("45.000")));

        assertThatThrownBy(() -> shop.confirm(cart))
                .isInstanceOfSatisfying(
                        PriceChangedException.class,
                        e -> assertThat(e.details().getFirst().issue()).isEqualTo("45.000 TND"));
    }

    @Test
    void an_empty_cart_is_not_confirmed() {
        ReservationView cart = shop.start(null);

        assertThatThrownBy(() -> shop.confirm(cart)).isInstanceOf(ReservationEmptyException.class);
    }

    @Test
    void nothing_is_sold_while_sales_are_closed() {
        ReservationView cart = shop.start(null);
        shop.goOn(Duration.ofSeconds(1));
        shop.sells("closed");

        assertThatThrownBy(() -> shop.start(null)).isInstanceOf(SalesNotOpenException.class);
        assertThatThrownBy(() -> shop.add(cart, shop.seats(1))).isInstanceOf(SalesNotOpenException.class);
    }

    @Test
    void a_cart_of_another_customer_does_not_exist() {
        ReservationView cart = shop.start(null);
        shop.as(Callers.person(UUID.randomUUID(), "CUSTOMER"));

        assertThatThrownBy(() -> shop.find(cart)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> shop.cancel(cart)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_service_with_the_scope_reads_any_cart() {
        ReservationView cart = shop.start(null);
        shop.as(Callers.service("reservation:read inventory:hold"));

        assertThat(shop.find(cart).reservationId()).isEqualTo(cart.reservationId());
    }

    @Test
    void cancelling_gives_all_holds_back_and_can_be_repeated() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        ReservationView filled = shop.add(cart, shop.zone(1));

        shop.cancel(cart);
        shop.cancel(cart);
        shop.workOffReleases();

        assertThat(shop.find(cart).status()).isEqualTo("cancelled");
        assertThat(shop.outbox.of("reservation.cancelled")).hasSize(1);
        assertThat(filled.items())
                .allSatisfy(item ->
                        assertThat(shop.inventory.get(item.holdId()).state()).isEqualTo("released"));
        assertThat(shop.releasesWaiting(cart)).isEmpty();
    }

    @Test
    void more_time_is_given_to_the_holds_first() {
        ReservationView cart = shop.start(120);
        shop.add(cart, shop.seats(1));

        ReservationView extended = shop.extend(cart);

        assertThat(extended.expiresAt()).isEqualTo(Shop.NOW.plusSeconds(600));
        assertThatThrownBy(() -> shop.extend(cart)).isInstanceOf(AlreadyExtendedException.class);
    }

    @Test
    void a_cart_keeps_its_time_when_its_holds_cannot_be_extended() {
        ReservationView cart = shop.start(120);
        ReservationView filled = shop.add(cart, shop.seats(1));
        shop.inventory.lapse(filled.items().getFirst().holdId());

        assertThatThrownBy(() -> shop.extend(cart))
                .isInstanceOfSatisfying(
                        HoldRefusedException.class, e -> assertThat(e.code()).isEqualTo("hold_lapsed"));

        assertThat(shop.find(cart).expiresAt()).isEqualTo(filled.expiresAt());
    }

    @Test
    void past_its_time_a_cart_can_only_be_read() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        shop.goOn(Duration.ofMinutes(10));

        assertThat(shop.find(cart).status()).isEqualTo("expired");
        assertThatThrownBy(() -> shop.add(cart, shop.seats(1))).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> shop.confirm(cart)).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> shop.cancel(cart)).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> shop.checkOut(cart, saga())).isInstanceOf(ReservationExpiredException.class);
    }

    @Test
    void the_sweep_announces_each_lapsed_cart_once() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        shop.goOn(Duration.ofMinutes(10));

        sweep();
        sweep();

        assertThat(shop.outbox.of("reservation.expired").stream()
                        .filter(told -> told.subject().equals(cart.reservationId())))
                .hasSize(1);
        assertThat(shop.releasesWaiting(cart)).hasSize(1);
    }

    @Test
    void two_sweeps_at_once_take_different_carts() throws Exception {
        ReservationView cart = shop.start(null);
        shop.goOn(Duration.ofMinutes(10));
        AtomicInteger seenByOther = new AtomicInteger(-1);

        shop.database.inTransaction(() -> {
            assertThat(shop.reservations().lockFreeDue(Shop.NOW.plusSeconds(600), 1_000))
                    .anySatisfy(due -> assertThat(due.reservation().id()).isEqualTo(cart.reservationId()));
            CompletableFuture.runAsync(() -> shop.database.inTransaction(() -> seenByOther.set(
                            (int) shop.reservations().lockFreeDue(Shop.NOW.plusSeconds(600), 1_000).stream()
                                    .filter(due -> due.reservation().id().equals(cart.reservationId()))
                                    .count())))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(seenByOther).hasValue(0);
    }

    @Test
    void an_order_takes_the_cart_over_and_ends_it_well() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        URI lra = saga();

        assertThat(shop.checkOut(cart, lra).status()).isEqualTo("confirmed");
        assertThat(shop.checkOut(cart, lra).status()).isEqualTo("confirmed");
        assertThatThrownBy(() -> shop.checkOut(cart, saga())).isInstanceOf(ReservationNotPendingException.class);
        assertThatThrownBy(() -> shop.cancel(cart)).isInstanceOf(ReservationInCheckoutException.class);
        shop.goOn(Duration.ofMinutes(30));
        sweep();
        shop.complete(lra);
        shop.complete(lra);

        assertThat(shop.find(cart).status()).isEqualTo("fulfilled");
        assertThat(shop.outbox.of("reservation.confirmed")).hasSize(1);
    }

    @Test
    void an_order_that_is_undone_cancels_the_cart() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        URI lra = saga();
        shop.checkOut(cart, lra);

        shop.compensate(lra);
        shop.compensate(lra);

        assertThat(shop.find(cart).status()).isEqualTo("cancelled");
        assertThat(shop.outbox.of("reservation.cancelled")).hasSize(1);
        assertThat(shop.releasesWaiting(cart)).hasSize(1);
    }

    @Test
    void a_checkout_that_comes_after_its_undoing_is_refused() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        URI lra = saga();
        shop.compensate(lra);

        assertThatThrownBy(() -> shop.checkOut(cart, lra)).isInstanceOf(LraEndedException.class);

        assertThat(shop.find(cart).status()).isEqualTo("pending");
    }

    @Test
    void a_hold_that_an_order_took_over_is_no_longer_released() {
        ReservationView cart = shop.start(null);
        UUID hold = shop.add(cart, shop.seats(1)).items().getFirst().holdId();
        shop.cancel(cart);
        shop.inventory.firm(hold, saga().toString());

        shop.workOffReleases();

        assertThat(shop.releasesWaiting(cart)).isEmpty();
        assertThat(shop.inventory.get(hold).state()).isEqualTo("firm");
    }

    @Test
    void a_release_that_failed_is_tried_again_until_the_hold_has_lapsed_anyway() {
        ReservationView cart = shop.start(null);
        shop.add(cart, shop.seats(1));
        shop.cancel(cart);
        shop.line.cutBeforeRequests();
        shop.workOffReleases();
        assertThat(shop.releasesWaiting(cart)).hasSize(1);

        shop.line.mend();
        shop.workOffReleases();
        assertThat(shop.releasesWaiting(cart))
                .describedAs("not before its pause is over")
                .hasSize(1);

        shop.goOn(Duration.ofSeconds(3));
        shop.workOffReleases();
        assertThat(shop.releasesWaiting(cart)).isEmpty();
    }

    @Test
    void a_hold_that_stands_in_a_cart_is_not_given_back_by_a_failing_repetition() {
        ReservationView cart = shop.start(null);
        ReservationView filled = shop.add(cart, shop.seats(1));

        shop.giveBackHold()
                .giveBack(cart.reservationId(), filled.items().getFirst().holdId());

        assertThat(shop.releasesWaiting(cart)).isEmpty();
    }

    private void sweep() {
        ExpireReservations expire = shop.expireReservations();
        while (shop.database.<Integer>inTransaction(expire::expireSome) == ExpireReservations.BATCH) {
            assertThat(expire).isNotNull();
        }
    }

    private static URI saga() {
        return URI.create("http://127.0.0.1:8082/lra-coordinator/" + UUID.randomUUID());
    }
}
