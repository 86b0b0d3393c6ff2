package io.eventify.inventory.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HoldRaceTest {
    private static InventoryFixture inventory;

    @BeforeAll
    static void open() {
        inventory = new InventoryFixture(TestDatabase.freshForContext("inventory"));
    }

    @AfterAll
    static void close() {
        inventory.close();
    }

    @Test
    void two_hundred_buyers_for_fifty_seats_get_fifty() {
        Show show = inventory.aShow(5, 10, 0, 10);

        Races.Result result = Races.forSeats(inventory, show);

        assertThat(result.held()).hasSize(50);
        assertThat(result.refused()).hasSize(150).allSatisfy(refusal -> {
            assertThat(refusal).isInstanceOf(SeatsUnavailableException.class);
            assertThat(refusal.details()).singleElement().satisfies(detail -> assertThat(detail.field())
                    .startsWith("seats."));
        });
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void parties_with_overlapping_seats_in_any_order_get_all_or_nothing_and_never_deadlock() {
        Show show = inventory.aShow(2, 20, 0, 10);

        Races.Result result = Races.run(200, i -> () -> {
            List<UUID> seats = new ArrayList<>(show.seats());
            Collections.shuffle(seats, new Random(i));
            return inventory.hold(InventoryFixture.seats(show, Ids.next(), seats.subList(0, 2 + i % 3)));
        });

        assertThat(result.held()).isNotEmpty();
        assertThat(result.held().size() + result.refused().size()).isEqualTo(200);
        assertThat(inventory.count("select count(*) from allocations where performance_id = ?", show.performanceId()))
                .isEqualTo(result.held().stream()
                        .mapToLong(hold -> hold.places().count())
                        .sum());
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void three_hundred_buyers_for_a_zone_of_one_hundred_get_one_hundred() {
        Show show = inventory.aShow(1, 1, 100, 10);

        Races.Result result = Races.forZone(inventory, show, 300);

        assertThat(result.held()).hasSize(100);
        assertThat(result.refused()).hasSize(200).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(SeatsUnavailableException.class));
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void three_hundred_buyers_for_a_zone_whose_hundred_places_have_lapsed_get_one_hundred() {
        Show show = inventory.aShow(1, 1, 100, 10);
        IntStream.range(0, 20)
                .mapToObj(i -> inventory.hold(InventoryFixture.zone(show, Ids.next(), 5)))
                .forEach(inventory::lapse);

        Races.Result result = Races.forZone(inventory, show, 300);

        assertThat(result.held()).hasSize(100);
        assertThat(result.refused()).hasSize(200);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void parties_of_three_leave_no_more_than_two_places_of_a_zone() {
        Show show = inventory.aShow(1, 1, 400, 10);

        Races.Result result = Races.run(200, i -> () -> inventory.hold(InventoryFixture.zone(show, Ids.next(), 3)));

        assertThat(result.held()).hasSize(133);
        assertThat(result.refused()).hasSize(67);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_mixed_herd_gets_seats_and_zone_places_together_or_neither() {
        Show show = inventory.aShow(4, 10, 60, 10);

        Races.Result result = Races.run(
                160,
                i -> () -> inventory.hold(InventoryFixture.mixed(
                        show, Ids.next(), List.of(show.seats().get(i % 40)), 2)));

        assertThat(result.held()).hasSize(30);
        assertThat(inventory.count("select sum(held) from bucket_counters where bucket_id = ?", show.bucketId()))
                .isEqualTo(60);
        assertThat(inventory.count("select count(*) from allocations where performance_id = ?", show.performanceId()))
                .isEqualTo(30);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_herd_for_the_best_seats_is_not_refused_while_seats_are_free() {
        Show show = inventory.aShow(10, 20, 0, 10);

        Races.Result herd = Races.run(100, i -> () -> inventory.hold(InventoryFixture.best(show, Ids.next(), 2, true)));

        assertThat(herd.refused()).as("refused while seats were free").isEmpty();
        assertThat(inventory.count("select count(*) from allocations where performance_id = ?", show.performanceId()))
                .isEqualTo(200);
        assertThatThrownBy(() -> inventory.hold(InventoryFixture.best(show, Ids.next(), 1, false)))
                .isInstanceOf(SeatsUnavailableException.class);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void best_available_and_named_seats_compete_without_refusing_who_would_take_any() {
        Show show = inventory.aShow(6, 20, 0, 10);

        Races.Result result = Races.run(
                100,
                i -> () -> i % 2 == 0
                        ? inventory.hold(InventoryFixture.best(show, Ids.next(), 1, false))
                        : inventory.hold(InventoryFixture.seats(
                                show, Ids.next(), List.of(show.seats().get(i)))));

        assertThat(result.refused()).allSatisfy(refusal -> assertThat(refusal.details())
                .allSatisfy(detail -> assertThat(detail.field()).startsWith("seats.")));
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void one_customer_in_many_windows_stays_within_the_limit() {
        Show show = inventory.aShow(2, 15, 0, 4);

        Races.Result result = Races.byOneCustomer(inventory, show);

        assertThat(result.held()).hasSize(4);
        assertThat(result.refused()).hasSize(26).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(CustomerLimitExceededException.class));
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void the_same_request_many_times_at_once_makes_one_hold() {
        Show show = inventory.aShow(1, 10, 10, 10);
        UUID holdId = Ids.next();
        UUID customer = Ids.next();

        Races.Result result = Races.run(
                30,
                i -> () -> inventory.holdSeats.hold(
                        holdId,
                        InventoryFixture.mixed(show, customer, show.seats().subList(0, 2), 2)));

        assertThat(result.held()).hasSize(30).allSatisfy(hold -> assertThat(hold.id())
                .isEqualTo(holdId));
        assertThat(inventory.count("select count(*) from holds where id = ?", holdId))
                .isOne();
        assertThat(inventory.eventTypes(holdId)).containsExactly("seats.reserved");
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void the_same_key_for_another_customer_at_the_same_moment_is_refused() {
        Show show = inventory.aShow(1, 10, 0, 10);
        UUID holdId = Ids.next();

        Races.Result result = Races.run(
                10,
                i -> () -> inventory.holdSeats.hold(
                        holdId,
                        InventoryFixture.seats(
                                show, Ids.next(), List.of(show.seats().get(i)))));

        assertThat(result.held()).hasSize(1);
        assertThat(result.refused()).hasSize(9).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(IdempotencyKeyReusedException.class));
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void sweeping_racing_takeovers_and_releases_loses_no_place() {
        Show show = inventory.aShow(4, 10, 100, 10);
        List<Hold> lapsed = IntStream.range(0, 20)
                .mapToObj(i -> inventory.hold(
                        InventoryFixture.mixed(show, Ids.next(), show.seats().subList(2 * i, 2 * i + 2), 5)))
                .toList();
        lapsed.forEach(inventory::lapse);

        Races.run(60, i -> () -> {
            if (i % 3 == 0) {
                inventory.inTransaction((Runnable) inventory.expireHolds::expireBatch);
                return lapsed.getFirst();
            }
            Hold hold = inventory.hold(InventoryFixture.mixed(
                    show, Ids.next(), List.of(show.seats().get(i % 40)), 1));
            if (i % 2 == 0) {
                inventory.inTransaction((Runnable) () -> inventory.releaseHold.release(hold.id()));
            }
            return hold;
        });

        inventory.inTransaction((Runnable) inventory.expireHolds::expireBatch);
        assertThat(inventory.count(
                        "select count(*) from holds where performance_id = ? and state = 'held' and expires_at < clock_timestamp()",
                        show.performanceId()))
                .isZero();
        assertThat(inventory.count("select sum(held) from bucket_counters where bucket_id = ?", show.bucketId()))
                .isEqualTo(inventory.count(
                        "select coalesce(sum(places) - count(*), 0) from holds where performance_id = ? and state = 'held'",
                        show.performanceId()));
        assertThat(inventory.violations(show)).isEmpty();
    }
}
