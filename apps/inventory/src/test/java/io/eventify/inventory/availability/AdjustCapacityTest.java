package io.eventify.inventory.availability;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.CapacityAdjusted;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.SeatsBlocked;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.availability.CapacityRequest.BucketCapacity;
import io.eventify.inventory.availability.Snapshot.SeatIds;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdjustCapacityTest {
    private final TestTransactions transactions =
            new TestTransactions(TestDatabase.forContext("inventory").dataSource());
    private final Sql database = new Sql(transactions.dataSource());
    private final AdjustCapacity adjustCapacity = Wired.adjustCapacity(database, new Told());
    private final List<CapacityAdjusted> told = new ArrayList<>();
    private final List<Entry<String, Set<UUID>>> seatsTold = new ArrayList<>();
    private final UUID organisation = Ids.next();
    private final UUID manager = Ids.next();
    private final UUID performance = Ids.next();
    private final UUID zone = Ids.next();
    private final UUID bucket = Buckets.idOf(performance, zone);
    private final List<UUID> seats =
            IntStream.range(0, 4).mapToObj(i -> Ids.next()).toList();

    @BeforeEach
    void a_performance_of_four_seats_and_a_zone_of_fifty() {
        UUID venue = Ids.next();
        UUID plan = Ids.next();
        UUID section = Ids.next();
        database.update("insert into organisations (id, name, as_of) values (?, 'Org', now())", organisation);
        database.update("insert into organisation_members values (?, ?, 'manager')", organisation, manager);
        database.update(
                "insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone) values (?, ?, '{\"en\":\"Hall\"}', 'a', 'Tunis', 'TN', 36, 10, 'Africa/Tunis')",
                venue,
                organisation);
        database.update(
                "insert into seating_plans (id, venue_id, name, seat_count) values (?, ?, 'plan', 4)", plan, venue);
        database.update(
                "insert into sections (id, seating_plan_id, name, rank) values (?, ?, 'Stalls', 1)", section, plan);
        database.update("""
                insert into seats select id, ?, ?, 'A', 1, i, i, i, 0, 'stalls', false, false from unnest(?::uuid[]) with ordinality as s(id, i)
                """, plan, section, seats.toArray(UUID[]::new));
        database.update(
                "insert into zones (id, seating_plan_id, name, seat_class, capacity) values (?, ?, '{\"en\":\"Pit\"}', 'floor', 50)",
                zone,
                plan);
        database.update(
                "insert into performances values (?, ?, ?, ?, now() + interval '1 day', 10, 10, 'open', now())",
                performance,
                Ids.next(),
                organisation,
                plan);
        database.update("insert into buckets values (?, ?, ?)", bucket, performance, zone);
        database.one("select spread_capacity(?, 50)", row -> row.getBoolean(1), bucket);
    }

    private class Told implements Outbox {
        @Override
        public UUID publish(String type, UUID subject, Object data) {
            if (data instanceof SeatsBlocked(UUID of, List<UUID> which)) {
                assertThat(List.of(subject, of)).containsOnly(performance);
                assertThat(which).doesNotHaveDuplicates();
                seatsTold.add(entry(type, Set.copyOf(which)));
            } else {
                assertThat(type).isEqualTo(EventTypes.CAPACITY_ADJUSTED);
                told.add((CapacityAdjusted) data);
            }
            return Ids.next();
        }

        @Override
        public void wakeUp() {}
    }

    @Test
    void a_larger_capacity_is_told_and_free_at_once() {
        AvailabilityView after = adjust(request(List.of(new BucketCapacity(bucket, 80)), null, null), manager);

        assertThat(after.zones()).singleElement().satisfies(view -> assertThat(view.remaining())
                .isEqualTo(80));
        assertThat(told).containsExactly(new CapacityAdjusted(performance, bucket, 80, 80));
        assertThat(after.remaining()).isEqualTo(84);
    }

    @Test
    void capacity_cannot_go_below_what_is_held_and_sold_but_lapsed_places_do_not_count() {
        hold(20, "10 minutes");
        hold(15, "-1 minute");

        assertThatThrownBy(() -> adjust(request(List.of(new BucketCapacity(bucket, 19)), null, null), manager))
                .isInstanceOf(CapacityBelowSoldException.class);
        AvailabilityView after = adjust(request(List.of(new BucketCapacity(bucket, 20)), null, null), manager);

        assertThat(after.zones().getFirst().remaining()).isZero();
        assertThat(after.zones().getFirst().capacity()).isEqualTo(20);
    }

    @Test
    void blocked_seats_are_not_for_sale_until_they_are_unblocked() {
        AvailabilityView blocked = adjust(request(null, seats.subList(0, 3), null), manager);
        adjust(request(null, seats.subList(0, 1), null), manager);
        assertThat(blocked.seats().getFirst().remaining()).isOne();
        assertThat(seatsTold).first().isEqualTo(entry(EventTypes.SEATS_BLOCKED, Set.copyOf(seats.subList(0, 3))));
        assertThat(states()).isEqualTo("bbbf");

        seatsTold.clear();
        adjust(request(null, null, seats.subList(1, 4)), manager);

        assertThat(states()).isEqualTo("bfff");
        assertThat(seatsTold)
                .as("what was not blocked is no news")
                .containsExactly(entry(EventTypes.SEATS_UNBLOCKED, Set.copyOf(seats.subList(1, 3))));
    }

    @Test
    void a_held_seat_cannot_be_blocked_and_then_nothing_changes() {
        database.update(
                "insert into allocations values (?, ?, 'held', ?, now() + interval '1 minute')",
                performance,
                seats.get(1),
                Ids.next());
        database.update(
                "insert into allocations values (?, ?, 'held', ?, now() - interval '1 minute')",
                performance,
                seats.get(2),
                Ids.next());

        assertThatThrownBy(() -> adjust(request(null, seats, null), manager))
                .isInstanceOfSatisfying(SeatsTakenException.class, refusal -> assertThat(refusal.details())
                        .singleElement()
                        .satisfies(detail ->
                                assertThat(detail.field()).endsWith(seats.get(1).toString())));

        assertThat(states()).isEqualTo("fhff");
        adjust(request(null, seats.subList(2, 3), null), manager);
        assertThat(states()).isEqualTo("fhbf");
    }

    @Test
    void only_managers_of_the_organisation_and_only_places_of_the_performance() {
        assertThatThrownBy(() -> adjust(request(null, seats, null), Ids.next()))
                .isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() ->
                        adjust(request(List.of(new BucketCapacity(Ids.next(), 1)), List.of(Ids.next()), null), manager))
                .isInstanceOfSatisfying(NotOfThisPerformanceException.class, refusal -> assertThat(refusal.details())
                        .hasSize(2));
    }

    @Test
    void the_same_states_have_the_same_tag_and_other_states_another() {
        String before = snapshot().tag();
        assertThat(snapshot().tag()).isEqualTo(before);

        adjust(request(null, seats.subList(0, 1), null), manager);

        assertThat(snapshot().tag()).isNotEqualTo(before);
        assertThat(snapshot().seatMap(SeatIds.NAMED).sections().getFirst().seatIds())
                .isEqualTo(seats);
        assertThat(snapshot().seatMap(SeatIds.LEFT_OUT).sections().getFirst().seatIds())
                .isNull();
    }

    private static CapacityRequest request(
            @Nullable List<BucketCapacity> buckets, @Nullable List<UUID> block, @Nullable List<UUID> unblock) {
        return new CapacityRequest(buckets, block, unblock, null, null);
    }

    private AvailabilityView adjust(CapacityRequest request, UUID person) {
        AtomicReference<AvailabilityView> view = new AtomicReference<>();
        transactions.run(() -> view.set(adjustCapacity.adjust(performance, request, new Caller(new Token(person)))));
        return view.get();
    }

    private Snapshot snapshot() {
        return adjustCapacity.seatMaps.read(adjustCapacity.performances.get(performance));
    }

    private String states() {
        return snapshot().states().values().iterator().next();
    }

    private void hold(int quantity, String until) {
        UUID hold = Ids.next();
        database.update(
                "insert into holds (id, performance_id, customer_id, state, expires_at, request_hash, seat_ids, bucket_ids, quantities, places) values (?, ?, ?, 'held', now() + ?::interval, '', '{}', array[?], array[?], ?)",
                hold,
                performance,
                Ids.next(),
                until,
                bucket,
                quantity,
                quantity);
        database.one(
                "select p_drawn from draw_places(?, ?, ?, now() + ?::interval)",
                row -> row.getInt(1),
                hold,
                bucket,
                quantity,
                until);
    }

    private record Token(UUID person) implements JsonWebToken {
        @Override
        public String getName() {
            return "organizer";
        }

        @Override
        public String getRawToken() {
            return "token";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("sub", "groups");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) (name.equals("sub") ? person.toString() : name.equals("groups") ? Set.of("ORGANIZER") : null);
        }
    }
}
