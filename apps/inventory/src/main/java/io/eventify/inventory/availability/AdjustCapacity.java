package io.eventify.inventory.availability;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.events.CapacityAdjusted;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.SeatsBlocked;
import io.eventify.inventory.Memberships;
import io.eventify.inventory.Performances;
import io.eventify.inventory.Performances.Performance;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlans;
import io.eventify.inventory.availability.CapacityRequest.BucketCapacity;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The organiser changes how many places a zone has, and which seats are for sale at all: those that are not are kept back, with a label that says for whom or why. All or
 * nothing; what is held or sold stays as it is. A seat that is both unblocked and blocked is kept back anew.
 */
@ApplicationScoped
public class AdjustCapacity {
    private static final int MOST_TOLD = 1_000;

    @Inject
    Sql database;

    @Inject
    Performances performances;

    @Inject
    SeatingPlans plans;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Memberships memberships;

    @Inject
    Outbox outbox;

    /**
     * @throws CapacityBelowSoldException if more is held and sold than a zone shall have
     * @throws SeatsTakenException if a seat to block is held or sold
     * @throws NotOfThisPerformanceException if a seat or bucket belongs to another performance
     */
    @Transactional
    AvailabilityView adjust(UUID performanceId, CapacityRequest request, Caller caller) {
        Performance performance = performances.get(performanceId);
        memberships.requireManager(caller, performance.organisationId());
        List<UUID> block = Objects.requireNonNullElse(request.block(), List.<UUID>of()).stream()
                .distinct()
                .toList();
        List<UUID> unblock = Objects.requireNonNullElse(request.unblock(), List.of());
        List<BucketCapacity> buckets = Objects.requireNonNullElse(request.buckets(), List.of());
        requireKnown(
                performance, Stream.concat(block.stream(), unblock.stream()).toList(), buckets);

        List<UUID> unblocked = new ArrayList<>(unblock(performanceId, unblock));
        if (request.unblockLabel() != null) {
            unblocked.addAll(
                    unblockLabelled(performanceId, request.unblockLabel().strip()));
        }
        block(
                performanceId,
                block,
                request.label() == null ? null : request.label().strip(),
                caller.id());
        tell(EventTypes.SEATS_UNBLOCKED, performanceId, unblocked);
        tell(EventTypes.SEATS_BLOCKED, performanceId, block);
        buckets.stream()
                .sorted(Comparator.comparing(bucket -> bucket.bucketId().toString()))
                .forEach(this::spread);
        // also where nothing of it is told: a mark too many costs one count
        database.update("insert into availability_marks (performance_id) values (?)", performanceId);
        Snapshot after = seatMaps.read(performance);
        Set<UUID> adjusted =
                new HashSet<>(buckets.stream().map(BucketCapacity::bucketId).toList());
        after.buckets().stream()
                .filter(bucket -> adjusted.contains(bucket.bucketId()))
                .forEach(bucket -> outbox.publish(
                        EventTypes.CAPACITY_ADJUSTED,
                        bucket.bucketId(),
                        new CapacityAdjusted(performanceId, bucket.bucketId(), bucket.capacity(), bucket.remaining())));
        return after.availability();
    }

    private void requireKnown(Performance performance, List<UUID> seats, List<BucketCapacity> buckets) {
        SeatingPlan plan = plans.get(performance.seatingPlanId());
        List<Detail> unknown = new ArrayList<>();
        seats.stream()
                .filter(seat -> plan.seat(seat).isEmpty())
                .forEach(seat -> unknown.add(new Detail("seats." + seat, "unknown")));
        Set<UUID> known = new HashSet<>(database.list(
                "select id from buckets where performance_id = ?", row -> Sql.uuid(row, "id"), performance.id()));
        buckets.stream()
                .filter(bucket -> !known.contains(bucket.bucketId()))
                .forEach(bucket -> unknown.add(new Detail("buckets." + bucket.bucketId(), "unknown")));
        if (!unknown.isEmpty()) {
            throw new NotOfThisPerformanceException(unknown);
        }
    }

    private void spread(BucketCapacity bucket) {
        if (!database.one(
                "select spread_capacity(?, ?)", row -> row.getBoolean(1), bucket.bucketId(), bucket.capacity())) {
            throw new CapacityBelowSoldException(bucket.bucketId());
        }
    }

    /*
     * A lapsed allocation is as good as none. Blocking a blocked seat changes nothing, unless it shall have another label.
     * No label leaves it the one it has; an empty one takes it off.
     */
    private void block(UUID performanceId, List<UUID> seats, @Nullable String label, UUID by) {
        Set<UUID> left = new HashSet<>(seats);
        database.list(
                """
                insert into allocations as a (performance_id, seat_id, state, hold_id, expires_at, label, blocked_by, blocked_at)
                select ?, s, 'blocked', null, 'infinity', nullif(?, ''), ?, now() from unnest(?::uuid[]) s order by s
                on conflict (performance_id, seat_id) do update
                set state = 'blocked', hold_id = null, expires_at = 'infinity',
                    (label, blocked_by, blocked_at) = (
                        select why.label, why.by, why.at
                        from (values (true, a.label, a.blocked_by, a.blocked_at), (false, excluded.label, excluded.blocked_by, excluded.blocked_at)) why (stays, label, by, at)
                        where why.stays = (a.state = 'blocked' and coalesce(a.label, '') = coalesce(?, a.label, ''))
                    )
                where a.expires_at <= clock_timestamp() or a.state = 'blocked'
                returning seat_id
                """,
                row -> left.remove(Sql.uuid(row, "seat_id")),
                performanceId,
                label,
                by,
                seats.toArray(UUID[]::new),
                label);
        if (!left.isEmpty()) {
            throw new SeatsTakenException(left);
        }
    }

    private List<UUID> unblock(UUID performanceId, List<UUID> seats) {
        return database.list(
                """
                delete from allocations a
                using (select seat_id from allocations where performance_id = ? and seat_id = any (?::uuid[]) and state = 'blocked' order by seat_id for update) locked
                where a.performance_id = ? and a.seat_id = locked.seat_id
                returning a.seat_id
                """, row -> Sql.uuid(row, "seat_id"), performanceId, seats.toArray(UUID[]::new), performanceId);
    }

    private List<UUID> unblockLabelled(UUID performanceId, String label) {
        return database.list("""
                delete from allocations a
                using (select seat_id from allocations where performance_id = ? and state = 'blocked' and coalesce(label, '') = ? order by seat_id for update) locked
                where a.performance_id = ? and a.seat_id = locked.seat_id
                returning a.seat_id
                """, row -> Sql.uuid(row, "seat_id"), performanceId, label, performanceId);
    }

    /* Who looks at the map sees them go or come back. */
    private void tell(String type, UUID performanceId, List<UUID> seats) {
        for (int from = 0; from < seats.size(); from += MOST_TOLD) {
            List<UUID> some = List.copyOf(seats.subList(from, Math.min(from + MOST_TOLD, seats.size())));
            outbox.publish(type, performanceId, new SeatsBlocked(performanceId, some));
        }
    }
}
