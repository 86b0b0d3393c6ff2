package io.eventify.inventory.availability;

import io.eventify.inventory.Performances;
import io.eventify.inventory.Performances.Performance;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads the places of a performance. A snapshot serves everybody who asks within 150 ms, so that a crowd that looks does not slow down those who buy. The gateway counts on that time:
 * what it tells of a change rests on no older one.
 */
@ApplicationScoped
public class SeatMaps {
    private static final Duration FRESH = Duration.ofMillis(150);
    private static final int MOST_KEPT = 500;

    private final Map<UUID, Snapshot> kept = new ConcurrentHashMap<>();

    @Inject
    Sql database;

    @Inject
    Performances performances;

    @Inject
    SeatingPlans plans;

    @Inject
    Clock clock;

    Snapshot get(UUID performanceId) {
        Instant now = clock.instant();
        Snapshot snapshot = kept.get(performanceId);
        if (snapshot != null && isFresh(snapshot, now)) {
            return snapshot;
        }
        Performance performance = performances.get(performanceId);
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(old -> !isFresh(old, now));
        }
        // one reads, the others of this performance wait for him
        return kept.compute(
                performanceId, (id, earlier) -> earlier != null && isFresh(earlier, now) ? earlier : read(performance));
    }

    /** Those of the performances that are known, in this order; a fixed number of statements for all that are not kept. */
    List<Snapshot> all(List<UUID> performanceIds) {
        Instant now = clock.instant();
        Set<UUID> wanted = new LinkedHashSet<>(performanceIds);
        Map<UUID, Snapshot> found = new HashMap<>();
        List<UUID> missing = new ArrayList<>();
        for (UUID id : wanted) {
            Snapshot snapshot = kept.get(id);
            if (snapshot != null && isFresh(snapshot, now)) {
                found.put(id, snapshot);
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            readAll(performances.find(missing)).forEach(snapshot -> {
                found.put(snapshot.performance().id(), snapshot);
                if (kept.size() < MOST_KEPT) {
                    kept.put(snapshot.performance().id(), snapshot);
                }
            });
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Snapshot> readAll(List<Performance> asked) {
        Instant at = clock.instant();
        UUID[] ids = asked.stream().map(Performance::id).toArray(UUID[]::new);
        Map<UUID, Map<UUID, String>> taken = new HashMap<>();
        database.list(
                "select performance_id, seat_id, state from allocations where performance_id = any (?) and expires_at > clock_timestamp()",
                row -> taken.computeIfAbsent(Sql.uuid(row, "performance_id"), id -> new HashMap<>())
                        .put(Sql.uuid(row, "seat_id"), row.getString("state").intern()),
                (Object) ids);
        Map<UUID, SeatingPlan> planOf =
                asked.stream().collect(Collectors.toMap(Performance::id, p -> plans.get(p.seatingPlanId())));
        Map<UUID, List<BucketView>> buckets = new HashMap<>();
        database.list(
                bucketsWhere("b.performance_id = any (?)"),
                row -> {
                    UUID id = Sql.uuid(row, "performance_id");
                    return buckets.computeIfAbsent(id, none -> new ArrayList<>())
                            .add(bucket(row, Objects.requireNonNull(planOf.get(id))));
                },
                (Object) ids);
        return asked.stream()
                .map(performance -> Snapshot.of(
                        performance,
                        Objects.requireNonNull(planOf.get(performance.id())),
                        taken.getOrDefault(performance.id(), Map.of()),
                        buckets.getOrDefault(performance.id(), List.of()),
                        at))
                .toList();
    }

    private boolean isFresh(Snapshot snapshot, Instant now) {
        return snapshot.at().plus(FRESH).isAfter(now);
    }

    /** As it is now, past the kept snapshots. */
    Snapshot read(Performance performance) {
        SeatingPlan plan = plans.get(performance.seatingPlanId());
        Instant at = clock.instant();
        Map<UUID, String> taken = HashMap.newHashMap(plan.seatCount());
        if (plan.seatCount() > 0) {
            database.list(
                    "select seat_id, state from allocations where performance_id = ? and expires_at > clock_timestamp()",
                    row -> taken.put(
                            Sql.uuid(row, "seat_id"), row.getString("state").intern()),
                    performance.id());
        }
        return Snapshot.of(performance, plan, taken, buckets(performance, plan), at);
    }

    /** The zones as they are now. */
    List<BucketView> buckets(Performance performance, SeatingPlan plan) {
        if (plan.zones().isEmpty()) {
            return List.of();
        }
        return database.list(bucketsWhere("b.performance_id = ?"), row -> bucket(row, plan), performance.id());
    }

    private static String bucketsWhere(String condition) {
        return """
                select b.id, b.performance_id, b.zone_id, c.capacity, c.free + l.lapsed as remaining
                from buckets b
                cross join lateral (select sum(capacity) as capacity, sum(capacity - held - sold) as free from bucket_counters where bucket_id = b.id) c
                cross join lateral (
                    select coalesce(sum(quantity), 0) as lapsed from hold_lines where bucket_id = b.id and state = 'held' and expires_at <= clock_timestamp()
                ) l
                where\s""" + condition + " order by b.zone_id";
    }

    private static BucketView bucket(ResultSet row, SeatingPlan plan) throws SQLException {
        UUID zoneId = Sql.uuid(row, "zone_id");
        Zone zone = plan.zone(zoneId)
                .orElseThrow(() -> new IllegalStateException("zone " + zoneId + " is not in plan " + plan.id()));
        return new BucketView(
                Sql.uuid(row, "id"),
                zoneId,
                zone.name(),
                zone.seatClass(),
                row.getInt("capacity"),
                row.getInt("remaining"));
    }
}
