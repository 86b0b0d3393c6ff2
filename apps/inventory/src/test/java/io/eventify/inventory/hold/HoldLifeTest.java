package io.eventify.inventory.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import io.eventify.contracts.inventory.HoldSeatsRequest.SeatChoice;
import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldLifeTest {
    private static InventoryFixture inventory;
    private Show show;
    private UUID customer;
    private URI lra;

    @BeforeAll
    static void open() {
        inventory = new InventoryFixture(TestDatabase.freshForContext("inventory"));
    }

    @AfterAll
    static void close() {
        inventory.close();
    }

    @BeforeEach
    void a_show() {
        show = inventory.aShow(2, 10, 50, 10);
        customer = Ids.next();
        lra = URI.create("http://coordinator/lra-coordinator/" + Ids.next());
    }

    @Test
    void holding_named_places_is_one_statement_without_a_transaction_around_it() {
        inventory.pool.statements.set(0);
        inventory.pool.transactions.set(0);

        inventory.hold(InventoryFixture.mixed(show, customer, show.seats().subList(0, 3), 2));

        assertThat(inventory.pool.statements).hasValue(1);
        assertThat(inventory.pool.transactions).hasValue(0);
    }

    @Test
    void a_hold_has_its_places_its_end_and_its_domain_event() {
        Hold hold = mixedHold();

        assertThat(hold.state()).isEqualTo(HoldState.HELD);
        assertThat(hold.expiresAt())
                .isBetween(Instant.now().plusSeconds(590), Instant.now().plusSeconds(610));
        assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved");
        String told = inventory.database.one(
                "select data->>'holdId' || ' ' || (data->'buckets'->0->>'quantity') || ' ' || jsonb_array_length(data->'seats') from outbox where subject = ?",
                row -> row.getString(1),
                hold.id());
        assertThat(told).isEqualTo(hold.id() + " 3 2");
        assertThat(inventory.holds.get(hold.id())).isEqualTo(hold);
    }

    @Test
    void a_taken_seat_leaves_the_zone_untouched() {
        inventory.hold(InventoryFixture.seats(show, Ids.next(), show.seats().subList(1, 2)));

        assertThatThrownBy(this::mixedHold)
                .isInstanceOfSatisfying(SeatsUnavailableException.class, refusal -> assertThat(refusal.details())
                        .singleElement()
                        .satisfies(detail -> assertThat(detail.field())
                                .isEqualTo("seats." + show.seats().get(1))));
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void every_unavailable_place_is_named() {
        inventory.hold(InventoryFixture.mixed(show, Ids.next(), show.seats().subList(0, 2), 8));
        for (int i = 0; i < 4; i++) {
            inventory.hold(InventoryFixture.zone(show, Ids.next(), 10));
        }

        assertThatThrownBy(() -> inventory.hold(
                        InventoryFixture.mixed(show, customer, show.seats().subList(0, 3), 3)))
                .isInstanceOfSatisfying(SeatsUnavailableException.class, refusal -> assertThat(refusal.details())
                        .extracting(io.eventify.contracts.ErrorBody.Detail::field)
                        .containsExactlyInAnyOrder(
                                "seats." + show.seats().get(0),
                                "seats." + show.seats().get(1),
                                "buckets." + show.bucketId()));
    }

    @Test
    void a_lapsed_hold_is_free_at_once_and_swept_later() {
        Hold lapsed = mixedHold();
        inventory.lapse(lapsed);

        assertThat(inventory.holds.get(lapsed.id()).state()).isEqualTo(HoldState.LAPSED);
        Hold next = inventory.hold(
                InventoryFixture.seats(show, Ids.next(), show.seats().subList(0, 2)));
        inventory.inTransaction((Runnable) inventory.expireHolds::expireBatch);

        assertThat(inventory.eventTypes(lapsed.id())).containsExactly("seats.reserved", "seats.released");
        assertThat(inventory.holds.get(next.id()).state()).isEqualTo(HoldState.HELD);
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_lapsed_hold_can_neither_be_extended_nor_made_firm() {
        Hold hold = mixedHold();
        inventory.lapse(hold);

        assertThatThrownBy(() ->
                        inventory.inTransaction(() -> inventory.extendHold.extend(hold.id(), Duration.ofMinutes(5))))
                .isInstanceOf(HoldLapsedException.class);
        assertThatThrownBy(() -> inventory.inTransaction(() -> inventory.checkOutHold.makeFirm(hold.id(), lra)))
                .isInstanceOf(HoldLapsedException.class);
    }

    @Test
    void an_extension_ends_at_the_longest_life_of_a_hold() {
        Hold hold = mixedHold();

        Hold extended = inventory.inTransaction(() -> inventory.extendHold.extend(hold.id(), Duration.ofMinutes(20)));
        Hold capped = inventory.inTransaction(() -> inventory.extendHold.extend(hold.id(), Duration.ofMinutes(600)));

        assertThat(extended.expiresAt()).isAfter(Instant.now().plusSeconds(1190));
        assertThat(capped.expiresAt()).isEqualTo(hold.createdAt().plus(Duration.ofMinutes(60)));
        assertThat(inventory.count("select count(distinct expires_at) from allocations where hold_id = ?", hold.id()))
                .isOne();
    }

    @Test
    void a_released_hold_frees_its_places_and_may_be_released_again() {
        Hold hold = mixedHold();

        inventory.inTransaction((Runnable) () -> inventory.releaseHold.release(hold.id()));
        inventory.inTransaction((Runnable) () -> inventory.releaseHold.release(hold.id()));

        assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved", "seats.released");
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory
                        .hold(InventoryFixture.seats(
                                show, Ids.next(), show.seats().subList(0, 2)))
                        .state())
                .isEqualTo(HoldState.HELD);
    }

    @Test
    void a_completed_checkout_sells_and_tells_once() {
        Hold hold = firm(mixedHold());
        inventory.inTransaction(() -> inventory.checkOutHold.commit(hold.id(), lra));
        inventory.inTransaction(() -> inventory.checkOutHold.commit(hold.id(), lra));

        inventory.inTransaction((Runnable) () -> inventory.endCheckout.complete(lra));
        inventory.inTransaction((Runnable) () -> inventory.endCheckout.complete(lra));

        assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.COMMITTED);
        assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved", "seats.sold");
        assertThat(inventory.count("select count(*) from allocations where hold_id = ? and state = 'sold'", hold.id()))
                .isEqualTo(2);
        assertThat(inventory.count("select sum(sold) from bucket_counters where bucket_id = ?", show.bucketId()))
                .isEqualTo(3);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_free_order_is_sold_by_completing() {
        Hold hold = firm(mixedHold());

        inventory.inTransaction((Runnable) () -> inventory.endCheckout.complete(lra));

        assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.COMMITTED);
        assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved", "seats.sold");
    }

    @Test
    void compensation_releases_firm_and_sold_places_once() {
        Hold firm = firm(mixedHold());
        Hold sold = firm(inventory.hold(
                InventoryFixture.mixed(show, customer, show.seats().subList(5, 7), 2)));
        inventory.inTransaction(() -> inventory.checkOutHold.commit(sold.id(), lra));

        inventory.inTransaction((Runnable) () -> inventory.endCheckout.compensate(lra));
        inventory.inTransaction((Runnable) () -> inventory.endCheckout.compensate(lra));

        for (Hold hold : List.of(firm, sold)) {
            assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.RELEASED);
            assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved", "seats.released");
        }
        assertThat(inventory.count("select count(*) from allocations where performance_id = ?", show.performanceId()))
                .isZero();
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_step_after_the_end_of_its_saga_is_refused() {
        Hold hold = mixedHold();
        inventory.inTransaction((Runnable) () -> inventory.endCheckout.compensate(lra));

        assertThatThrownBy(() -> inventory.inTransaction(() -> inventory.checkOutHold.makeFirm(hold.id(), lra)))
                .isInstanceOf(LraEndedException.class);
        assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.HELD);
    }

    @Test
    void a_firm_hold_belongs_to_its_checkout() {
        Hold hold = firm(mixedHold());
        URI other = URI.create(lra + "-other");

        assertThatThrownBy(() -> inventory.inTransaction((Runnable) () -> inventory.releaseHold.release(hold.id())))
                .isInstanceOf(HoldInCheckoutException.class);
        assertThatThrownBy(() -> inventory.inTransaction(() -> inventory.checkOutHold.makeFirm(hold.id(), other)))
                .isInstanceOf(HoldInCheckoutException.class);
        assertThatThrownBy(() -> inventory.inTransaction(() -> inventory.checkOutHold.commit(hold.id(), other)))
                .isInstanceOf(HoldInCheckoutException.class);
    }

    @Test
    void late_money_takes_the_same_places_again_when_they_are_free() {
        Hold hold = mixedHold();
        inventory.lapse(hold);
        inventory.inTransaction((Runnable) inventory.expireHolds::expireBatch);

        Hold retaken = inventory.inTransaction(() -> inventory.checkOutHold.retake(hold.id(), lra));

        assertThat(retaken.state()).isEqualTo(HoldState.FIRM);
        assertThat(retaken.places()).isEqualTo(hold.places());
        assertThat(inventory.eventTypes(hold.id()))
                .containsExactly("seats.reserved", "seats.released", "seats.reserved");
        assertThat(inventory
                        .inTransaction(() -> inventory.checkOutHold.commit(hold.id(), lra))
                        .state())
                .isEqualTo(HoldState.COMMITTED);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void late_money_takes_the_places_of_a_lapsed_hold_that_nobody_swept() {
        Hold hold = mixedHold();
        inventory.lapse(hold);

        assertThat(inventory
                        .inTransaction(() -> inventory.checkOutHold.retake(hold.id(), lra))
                        .state())
                .isEqualTo(HoldState.FIRM);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void late_money_is_refused_all_of_its_places_when_one_is_gone() {
        Hold hold = firm(mixedHold());
        inventory.inTransaction((Runnable) () -> inventory.endCheckout.compensate(lra));
        inventory.hold(InventoryFixture.seats(show, Ids.next(), show.seats().subList(1, 2)));

        assertThatThrownBy(() -> inventory.inTransaction(
                        () -> inventory.checkOutHold.retake(hold.id(), URI.create(lra + "-late"))))
                .isInstanceOf(SeatsUnavailableException.class);

        assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.RELEASED);
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void cancelled_places_return_to_sale_once() {
        Hold hold = sold(mixedHold());
        GiveBackRequest some =
                new GiveBackRequest(show.seats().subList(0, 1), List.of(new BucketChoice(show.bucketId(), 2)));
        UUID request = Ids.next();

        inventory.inTransaction((Runnable) () -> inventory.giveBackPlaces.giveBack(request, hold.id(), some));
        inventory.inTransaction((Runnable) () -> inventory.giveBackPlaces.giveBack(request, hold.id(), some));

        Hold left = inventory.holds.get(hold.id());
        assertThat(left.state()).isEqualTo(HoldState.COMMITTED);
        assertThat(left.places().seats()).containsExactly(show.seats().get(1));
        assertThat(left.places().quantities()).containsEntry(show.bucketId(), 1);
        assertThat(freeInZone()).isEqualTo(49);
        assertThat(inventory.eventTypes(hold.id())).containsExactly("seats.reserved", "seats.sold", "seats.released");
        assertThatThrownBy(() -> inventory.inTransaction(
                        (Runnable) () -> inventory.giveBackPlaces.giveBack(Ids.next(), hold.id(), some)))
                .isInstanceOf(PlacesNotSoldException.class);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_hold_that_gave_everything_back_is_released() {
        Hold hold = sold(mixedHold());

        inventory.inTransaction((Runnable) () -> inventory.giveBackPlaces.giveBack(
                Ids.next(),
                hold.id(),
                new GiveBackRequest(show.seats().subList(0, 2), List.of(new BucketChoice(show.bucketId(), 3)))));

        assertThat(inventory.holds.get(hold.id()).state()).isEqualTo(HoldState.RELEASED);
        assertThat(freeInZone()).isEqualTo(50);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void places_that_are_not_sold_to_the_hold_do_not_come_back() {
        Hold held = mixedHold();

        assertThatThrownBy(() -> inventory.inTransaction((Runnable) () -> inventory.giveBackPlaces.giveBack(
                        Ids.next(), held.id(), new GiveBackRequest(show.seats().subList(0, 1), List.of()))))
                .isInstanceOf(PlacesNotSoldException.class);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void after_the_beginning_sold_places_stay_sold() {
        Hold hold = sold(mixedHold());
        inventory.database.update(
                "update performances set start_time = now() - interval '1 minute' where id = ?", show.performanceId());

        inventory.inTransaction((Runnable) () -> inventory.giveBackPlaces.giveBack(
                Ids.next(), hold.id(), new GiveBackRequest(show.seats().subList(0, 2), List.of())));

        assertThat(inventory.count("select count(*) from allocations where hold_id = ? and state = 'sold'", hold.id()))
                .isEqualTo(2);
    }

    @Test
    void the_limit_counts_what_the_customer_holds_and_owns_but_not_what_lapsed() {
        Hold lapsed = inventory.hold(InventoryFixture.zone(show, customer, 10));
        assertThatThrownBy(() -> inventory.hold(InventoryFixture.zone(show, customer, 1)))
                .isInstanceOfSatisfying(CustomerLimitExceededException.class, refusal -> assertThat(refusal.arguments())
                        .containsExactly(10));
        inventory.lapse(lapsed);

        sold(inventory.hold(InventoryFixture.zone(show, customer, 9)));

        assertThat(inventory.hold(InventoryFixture.zone(show, customer, 1)).state())
                .isEqualTo(HoldState.HELD);
        assertThatThrownBy(() -> inventory.hold(InventoryFixture.zone(show, customer, 1)))
                .isInstanceOf(CustomerLimitExceededException.class);
    }

    @Test
    void the_same_key_gives_the_same_hold_and_another_request_is_refused() {
        UUID id = Ids.next();
        Hold first = inventory.holdSeats.hold(id, InventoryFixture.best(show, customer, 2, true));

        assertThat(inventory.holdSeats.hold(id, InventoryFixture.best(show, customer, 2, true)))
                .isEqualTo(first);
        assertThatThrownBy(() -> inventory.holdSeats.hold(id, InventoryFixture.best(show, customer, 3, true)))
                .isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void only_places_of_a_performance_on_sale_can_be_held() {
        Show other = inventory.aShow(1, 2, 5, 10);
        assertThatThrownBy(() -> inventory.hold(InventoryFixture.seats(show, customer, other.seats())))
                .isInstanceOf(UnknownPlaceException.class);
        assertThatThrownBy(() -> inventory.hold(new HoldSeatsRequest(
                        show.performanceId(),
                        customer,
                        null,
                        List.of(new BucketChoice(other.bucketId(), 1)),
                        null,
                        null)))
                .isInstanceOf(UnknownPlaceException.class);
        assertThatThrownBy(() -> inventory.hold(new HoldSeatsRequest(
                        Ids.next(),
                        customer,
                        List.of(new SeatChoice(show.seats().getFirst())),
                        null,
                        null,
                        null)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> inventory.hold(
                        new HoldSeatsRequest(show.performanceId(), customer, List.of(), null, null, null)))
                .isInstanceOf(NoPlacesWantedException.class);

        inventory.database.update("update performances set sales_status = 'closed' where id = ?", show.performanceId());

        assertThatThrownBy(this::mixedHold).isInstanceOf(SalesNotOpenException.class);
        assertThatThrownBy(() -> inventory.hold(InventoryFixture.best(show, customer, 1, true)))
                .isInstanceOf(SalesNotOpenException.class);
    }

    @Test
    void best_available_takes_the_middle_of_the_front_row() {
        Hold hold = inventory.hold(InventoryFixture.best(show, customer, 2, true));

        assertThat(hold.places().seats())
                .containsExactlyInAnyOrder(show.seats().get(4), show.seats().get(5));
    }

    private Hold mixedHold() {
        return inventory.hold(
                InventoryFixture.mixed(show, customer, show.seats().subList(0, 2), 3));
    }

    private Hold firm(Hold hold) {
        return inventory.inTransaction(() -> inventory.checkOutHold.makeFirm(hold.id(), lra));
    }

    private Hold sold(Hold hold) {
        firm(hold);
        inventory.inTransaction(() -> inventory.checkOutHold.commit(hold.id(), lra));
        inventory.inTransaction((Runnable) () -> inventory.endCheckout.complete(lra));
        return hold;
    }

    private long freeInZone() {
        return inventory.count(
                "select sum(capacity - held - sold) from bucket_counters where bucket_id = ?", show.bucketId());
    }
}
