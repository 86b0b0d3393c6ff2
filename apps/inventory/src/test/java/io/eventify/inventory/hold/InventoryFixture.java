package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BestAvailable;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import io.eventify.contracts.inventory.HoldSeatsRequest.SeatChoice;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.Performances;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TableOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The inventory's use cases on a real database, wired by hand. */
public final class InventoryFixture implements AutoCloseable {
    final PooledConnections pool;
    final Sql database;
    final Holds holds;
    final HoldSeats holdSeats = new HoldSeats();
    final ReleaseHold releaseHold = new ReleaseHold();
    final ExtendHold extendHold = new ExtendHold();
    final CheckOutHold checkOutHold = new CheckOutHold();
    final EndCheckout endCheckout = new EndCheckout();
    final GiveBackPlaces giveBackPlaces = new GiveBackPlaces();
    final ExpireHolds expireHolds = new ExpireHolds();
    final CompareCounters compareCounters = new CompareCounters();
    final Participations participations;
    private final TestTransactions transactions;

    InventoryFixture(TestDatabase testDatabase) {
        this(testDatabase, 48);
    }

    /** @param connections how many are kept open */
    public InventoryFixture(TestDatabase testDatabase, int connections) {
        pool = new PooledConnections(testDatabase.dataSource(), connections);
        transactions = new TestTransactions(pool.dataSource());
        database = new Sql(transactions.dataSource());
        holds = new Holds(database);
        participations = new Participations(transactions.dataSource());
        Performances performances = new Performances(database);
        Outbox outbox = new TableOutbox(database);
        holdSeats.holds = holds;
        holdSeats.outbox = outbox;
        holdSeats.chooseSeats = new ChooseSeats();
        holdSeats.chooseSeats.database = database;
        holdSeats.chooseSeats.holds = holds;
        holdSeats.chooseSeats.choices = new SeatChoices(database);
        holdSeats.chooseSeats.performances = performances;
        holdSeats.chooseSeats.plans = new SeatingPlans(database);
        releaseHold.holds = holds;
        releaseHold.outbox = outbox;
        extendHold.holds = holds;
        extendHold.clock = Clock.systemUTC();
        extendHold.longest = Duration.ofMinutes(60);
        checkOutHold.holds = holds;
        checkOutHold.performances = performances;
        checkOutHold.participations = participations;
        checkOutHold.outbox = outbox;
        endCheckout.holds = holds;
        endCheckout.participations = participations;
        endCheckout.outbox = outbox;
        giveBackPlaces.holds = holds;
        giveBackPlaces.performances = performances;
        giveBackPlaces.outbox = outbox;
        giveBackPlaces.clock = Clock.systemUTC();
        expireHolds.holds = holds;
        expireHolds.outbox = outbox;
        compareCounters.database = database;
    }

    /** A performance on sale. */
    public record Show(UUID performanceId, List<UUID> seats, UUID bucketId) {}

    /** Rows of one section, and one zone; each customer may have as many as the limit says. */
    public Show aShow(int rows, int seatsPerRow, int zoneCapacity, int limit) {
        UUID venue = Ids.next();
        UUID plan = Ids.next();
        UUID section = Ids.next();
        UUID zone = Ids.next();
        UUID performance = Ids.next();
        database.update(
                "insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone) values (?, ?, '{\"en\":\"Hall\"}', 'a', 'Tunis', 'TN', 36, 10, 'Africa/Tunis')",
                venue,
                Ids.next());
        database.update(
                "insert into seating_plans (id, venue_id, name, seat_count) values (?, ?, 'plan', ?)",
                plan,
                venue,
                rows * seatsPerRow);
        database.update(
                "insert into sections (id, seating_plan_id, name, rank) values (?, ?, 'Stalls', 1)", section, plan);
        List<UUID> seats =
                IntStream.range(0, rows * seatsPerRow).mapToObj(i -> Ids.next()).toList();
        database.update(
                """
                insert into seats (id, seating_plan_id, section_id, row_label, row_rank, position, number, x, y, seat_class, accessible, companion)
                select id, ?, ?, 'R' || (i - 1) / ?, (i - 1) / ? + 1, (i - 1) % ?, (i - 1) % ? + 1, 0, 0, 'stalls', false, false from unnest(?::uuid[]) with ordinality as s(id, i)
                """, plan, section, seatsPerRow, seatsPerRow, seatsPerRow, seatsPerRow, seats.toArray(UUID[]::new));
        database.update(
                "insert into zones (id, seating_plan_id, name, seat_class, capacity) values (?, ?, '{\"en\":\"Pit\"}', 'floor', ?)",
                zone,
                plan,
                zoneCapacity);
        database.update(
                "insert into performances (id, event_id, organisation_id, seating_plan_id, start_time, hold_minutes, max_per_customer, sales_status, as_of) values (?, ?, ?, ?, now() + interval '30 days', 10, ?, 'open', now())",
                performance,
                Ids.next(),
                Ids.next(),
                plan,
                limit);
        UUID bucket = Buckets.idOf(performance, zone);
        database.update(
                "insert into buckets (id, performance_id, zone_id) values (?, ?, ?)", bucket, performance, zone);
        database.one("select spread_capacity(?, ?)", row -> row.getBoolean(1), bucket, zoneCapacity);
        return new Show(performance, seats, bucket);
    }

    static HoldSeatsRequest seats(Show show, UUID customer, List<UUID> seats) {
        return new HoldSeatsRequest(
                show.performanceId(),
                customer,
                seats.stream().map(SeatChoice::new).toList(),
                null,
                null,
                null);
    }

    static HoldSeatsRequest zone(Show show, UUID customer, int quantity) {
        return new HoldSeatsRequest(
                show.performanceId(), customer, null, List.of(new BucketChoice(show.bucketId(), quantity)), null, null);
    }

    static HoldSeatsRequest mixed(Show show, UUID customer, List<UUID> seats, int quantity) {
        return new HoldSeatsRequest(
                show.performanceId(),
                customer,
                seats.stream().map(SeatChoice::new).toList(),
                List.of(new BucketChoice(show.bucketId(), quantity)),
                null,
                null);
    }

    static HoldSeatsRequest best(Show show, UUID customer, int quantity, boolean together) {
        return new HoldSeatsRequest(
                show.performanceId(),
                customer,
                null,
                null,
                new BestAvailable(quantity, null, null, together, null),
                null);
    }

    /** For a new customer. */
    Hold hold(HoldSeatsRequest request) {
        return holdSeats.hold(Ids.next(), request);
    }

    /** The hold's time ran out a second ago, and nobody has swept yet. */
    void lapse(Hold hold) {
        database.update("update holds set expires_at = clock_timestamp() - interval '1 s' where id = ?", hold.id());
        database.update(
                "update allocations set expires_at = clock_timestamp() - interval '1 s' where performance_id = ? and hold_id = ?",
                hold.performanceId(),
                hold.id());
        database.update(
                "update hold_lines set expires_at = clock_timestamp() - interval '1 s' where hold_id = ?", hold.id());
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.call(work);
    }

    void inTransaction(Runnable work) {
        transactions.run(work);
    }

    long count(String sql, Object... parameters) {
        return database.one(sql, row -> row.getLong(1), parameters);
    }

    List<String> eventTypes(UUID subject) {
        return database.list(
                "select type from outbox where subject = ? order by seq", row -> row.getString(1), subject);
    }

    /** What no race may leave behind; empty when all is well. */
    List<String> violations(Show show) {
        List<String> found = new ArrayList<>();
        long shared = count("""
                select count(*) from (
                    select s from holds h cross join unnest(h.seat_ids) s
                    where h.performance_id = ? and h.state in ('held', 'firm', 'committed') and (h.expires_at is null or h.expires_at > clock_timestamp())
                    group by s having count(*) > 1) twice
                """, show.performanceId());
        if (shared > 0) {
            found.add(shared + " seats are in two live holds");
        }
        long orphans = count("""
                select count(*) from holds h cross join unnest(h.seat_ids) s
                where h.performance_id = ? and h.state in ('held', 'firm', 'committed') and (h.expires_at is null or h.expires_at > clock_timestamp())
                  and not exists (select from allocations a where a.performance_id = h.performance_id and a.seat_id = s and a.hold_id = h.id)
                """, show.performanceId());
        if (orphans > 0) {
            found.add(orphans + " seats of live holds are not allocated to them");
        }
        long over = count("select count(*) from bucket_counters where held + sold > capacity or held < 0 or sold < 0");
        if (over > 0) {
            found.add(over + " counters are out of bounds");
        }
        if (!compareCounters.differences().isEmpty()) {
            found.add("counters differ from their lines");
        }
        long greedy = count("""
                select count(*) from (
                    select customer_id from holds
                    where performance_id = ? and state in ('held', 'firm', 'committed') and (expires_at is null or expires_at > clock_timestamp())
                    group by customer_id having sum(places) > (select max_per_customer from performances where id = ?)) greedy
                """, show.performanceId(), show.performanceId());
        if (greedy > 0) {
            found.add(greedy + " customers have more than the limit");
        }
        return found;
    }

    @Override
    public void close() {
        pool.close();
    }
}
