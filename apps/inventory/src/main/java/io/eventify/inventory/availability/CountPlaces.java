package io.eventify.inventory.availability;

import io.eventify.contracts.events.AvailabilityChanged;
import io.eventify.inventory.Performances.Performance;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts what is left of a performance in the database, so that no seat has to leave it; gives each count a version. Part of the caller's transaction. */
@ApplicationScoped
class CountPlaces {
    /** Seats of one class in one section. */
    private record Kind(UUID sectionId, String seatClass) {}

    @Inject
    Sql database;

    @Inject
    SeatMaps seatMaps;

    @Inject
    SeatingPlans plans;

    /** With the next version; its row stays locked until the end of the transaction, so a greater version has counted later. */
    AvailabilityChanged next(Performance performance) {
        long version = database.one("""
                insert into availability_versions as v (performance_id, version) values (?, 1)
                on conflict (performance_id) do update set version = v.version + 1 returning version
                """, row -> row.getLong("version"), performance.id());
        SeatingPlan plan = plans.get(performance.seatingPlanId());
        List<AvailabilityChanged.Zone> zones = new ArrayList<>(seats(performance, plan));
        seatMaps.buckets(performance, plan)
                .forEach(bucket -> zones.add(new AvailabilityChanged.Zone(
                        "zone",
                        bucket.bucketId(),
                        null,
                        bucket.name(),
                        bucket.seatClass(),
                        bucket.capacity(),
                        bucket.remaining())));
        return new AvailabilityChanged(
                performance.id(),
                version,
                zones.stream().mapToLong(AvailabilityChanged.Zone::capacity).sum(),
                zones.stream().mapToLong(AvailabilityChanged.Zone::remaining).sum(),
                zones);
    }

    private List<AvailabilityChanged.Zone> seats(Performance performance, SeatingPlan plan) {
        if (plan.seatCount() == 0) {
            return List.of();
        }
        Map<Kind, Long> taken = new HashMap<>();
        database.list(
                """
                select s.section_id, s.seat_class, count(*) as taken
                from allocations a join seats s on s.id = a.seat_id
                where a.performance_id = ? and a.expires_at > clock_timestamp()
                group by s.section_id, s.seat_class
                """,
                row -> taken.put(
                        new Kind(Sql.uuid(row, "section_id"), row.getString("seat_class")), row.getLong("taken")),
                performance.id());
        return plan.sections().stream()
                .flatMap(section -> totals(section).entrySet().stream()
                        .map(entry -> new AvailabilityChanged.Zone(
                                "seats",
                                section.id(),
                                section.name(),
                                Map.of(),
                                entry.getKey(),
                                entry.getValue(),
                                entry.getValue() - taken.getOrDefault(new Kind(section.id(), entry.getKey()), 0L))))
                .toList();
    }

    private static Map<String, Long> totals(Section section) {
        Map<String, Long> totals = new LinkedHashMap<>();
        section.seats().forEach(seat -> totals.merge(seat.seatClass(), 1L, Long::sum));
        return totals;
    }
}
