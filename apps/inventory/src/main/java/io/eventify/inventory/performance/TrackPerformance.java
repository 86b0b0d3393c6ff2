package io.eventify.inventory.performance;

import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Applies what the event context told of a performance. An older telling than the one applied last (a replay) changes nothing. Part of the inbox's transaction.
 */
@ApplicationScoped
public class TrackPerformance {

    @Inject
    Sql database;

    @Inject
    SeatingPlans plans;

    /**
     * Stores the performance as it is now, and gives it its buckets when it is new or got another seating plan.
     *
     * @throws IllegalStateException if the plan is unknown, or changed after places were held or sold: the domain event is dead-lettered for a person to look at
     */
    public void changed(PerformanceChanged performance, Instant at) {
        SeatingPlan plan = plans.find(performance.seatingPlanId())
                .orElseThrow(() -> new IllegalStateException("performance " + performance.performanceId()
                        + " has an unknown seating plan " + performance.seatingPlanId()));
        Optional<UUID> earlierPlan = database.first(
                "select seating_plan_id from performances where id = ? for update",
                row -> Sql.uuid(row, "seating_plan_id"),
                performance.performanceId());
        if (!store(performance, at)) {
            return;
        }
        if (earlierPlan.isPresent() && !earlierPlan.get().equals(plan.id())) {
            removeBuckets(performance.performanceId());
        }
        if (!earlierPlan.equals(Optional.of(plan.id()))) {
            plan.zones().forEach(zone -> addBucket(performance.performanceId(), zone));
            database.update("insert into availability_marks (performance_id) values (?)", performance.performanceId());
        }
    }

    /** The performance sells no more. */
    public void cancelled(UUID performanceId, Instant at) {
        database.update(
                "update performances set sales_status = 'cancelled', as_of = ? where id = ? and as_of <= ?",
                at,
                performanceId,
                at);
    }

    /** No performance of the event sells any more. */
    public void eventCancelled(UUID eventId, Instant at) {
        database.update(
                "update performances set sales_status = 'cancelled' where event_id = ? and as_of <= ?", eventId, at);
    }

    private boolean store(PerformanceChanged performance, Instant at) {
        return database.update(
                        """
                insert into performances as p (id, event_id, organisation_id, seating_plan_id, start_time, hold_minutes, max_per_customer, sales_status, as_of)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    event_id = excluded.event_id, organisation_id = excluded.organisation_id, seating_plan_id = excluded.seating_plan_id,
                    start_time = excluded.start_time, hold_minutes = excluded.hold_minutes, max_per_customer = excluded.max_per_customer,
                    sales_status = excluded.sales_status, as_of = excluded.as_of
                where p.as_of <= excluded.as_of
                """,
                        performance.performanceId(),
                        performance.eventId(),
                        performance.organisationId(),
                        performance.seatingPlanId(),
                        performance.startTime(),
                        performance.policy().holdMinutes(),
                        performance.policy().maxPerCustomer(),
                        performance.salesStatus(),
                        at)
                > 0;
    }

    private void removeBuckets(UUID performanceId) {
        boolean inUse = database.one("""
                select exists (select from holds where performance_id = ? and state in ('held', 'firm', 'committed'))
                    or exists (select from allocations where performance_id = ?)
                """, row -> row.getBoolean(1), performanceId, performanceId);
        if (inUse) {
            throw new IllegalStateException("performance " + performanceId
                    + " got another seating plan while places are held, sold or blocked");
        }
        database.update("delete from buckets where performance_id = ?", performanceId);
    }

    private void addBucket(UUID performanceId, Zone zone) {
        UUID bucketId = Buckets.idOf(performanceId, zone.id());
        database.update(
                "insert into buckets (id, performance_id, zone_id) values (?, ?, ?)",
                bucketId,
                performanceId,
                zone.id());
        database.one("select spread_capacity(?, ?)", row -> row.getBoolean(1), bucketId, zone.capacity());
    }
}
