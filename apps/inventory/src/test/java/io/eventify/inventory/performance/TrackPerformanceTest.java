package io.eventify.inventory.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackPerformanceTest {
    private static final Instant START = Instant.parse("2030-01-01T19:00:00Z");
    private static final Instant TOLD = Instant.parse("2029-01-01T10:00:00Z");

    private final Sql database = new Sql(TestDatabase.forContext("inventory").dataSource());
    private final TrackPerformance trackPerformance = new TrackPerformance();
    private final UUID performance = Ids.next();
    private final UUID event = Ids.next();
    private UUID zone;
    private UUID plan;

    @BeforeEach
    void a_plan_with_a_zone() {
        trackPerformance.database = database;
        trackPerformance.plans = new SeatingPlans(database);
        plan = plan(zone = Ids.next(), 130);
    }

    @Test
    void a_scheduled_performance_gets_its_buckets_with_their_counters() {
        trackPerformance.changed(told(plan, "scheduled"), TOLD);

        UUID bucket = Buckets.idOf(performance, zone);
        assertThat(number("select sum(capacity) from bucket_counters where bucket_id = ?", bucket))
                .isEqualTo(130);
        assertThat(number("select count(*) from bucket_counters where bucket_id = ?", bucket))
                .isEqualTo(5);
        assertThat(status()).isEqualTo("scheduled");
    }

    @Test
    void what_was_told_later_counts_and_an_older_telling_changes_nothing() {
        trackPerformance.changed(told(plan, "scheduled"), TOLD);
        trackPerformance.changed(told(plan, "open"), TOLD.plusSeconds(2));
        trackPerformance.changed(told(plan, "closed"), TOLD.plusSeconds(1));

        assertThat(status()).isEqualTo("open");
    }

    @Test
    void a_cancelled_performance_or_event_sells_no_more() {
        trackPerformance.changed(told(plan, "open"), TOLD);
        trackPerformance.cancelled(performance, TOLD.plusSeconds(1));
        assertThat(status()).isEqualTo("cancelled");

        trackPerformance.changed(told(plan, "open"), TOLD.plusSeconds(2));
        trackPerformance.eventCancelled(event, TOLD.plusSeconds(3));
        assertThat(status()).isEqualTo("cancelled");
    }

    @Test
    void another_plan_brings_other_buckets_while_nothing_is_taken() {
        trackPerformance.changed(told(plan, "scheduled"), TOLD);
        UUID otherZone = Ids.next();
        UUID otherPlan = plan(otherZone, 10);

        trackPerformance.changed(told(otherPlan, "scheduled"), TOLD.plusSeconds(1));

        assertThat(number("select count(*) from buckets where performance_id = ?", performance))
                .isOne();
        assertThat(number("select count(*) from buckets where id = ?", Buckets.idOf(performance, otherZone)))
                .isOne();
    }

    @Test
    void another_plan_after_a_seat_was_taken_is_refused() {
        trackPerformance.changed(told(plan, "open"), TOLD);
        database.update("insert into allocations values (?, ?, 'blocked', null, 'infinity')", performance, Ids.next());
        UUID otherPlan = plan(Ids.next(), 10);

        assertThatThrownBy(() -> trackPerformance.changed(told(otherPlan, "open"), TOLD.plusSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_unknown_plan_is_refused() {
        assertThatThrownBy(() -> trackPerformance.changed(told(Ids.next(), "scheduled"), TOLD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown seating plan");
    }

    private PerformanceChanged told(UUID planId, String salesStatus) {
        return new PerformanceChanged(
                performance,
                event,
                Ids.next(),
                Map.of("en", "Show"),
                START,
                START.plusSeconds(7200),
                "Africa/Tunis",
                Ids.next(),
                planId,
                Ids.next(),
                SalesPolicy.DEFAULT,
                salesStatus);
    }

    private UUID plan(UUID zoneId, int capacity) {
        UUID venue = Ids.next();
        UUID planId = Ids.next();
        database.update(
                "insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone) values (?, ?, '{\"en\":\"Hall\"}', 'a', 'Tunis', 'TN', 36, 10, 'Africa/Tunis')",
                venue,
                Ids.next());
        database.update(
                "insert into seating_plans (id, venue_id, name, seat_count) values (?, ?, 'plan', 0)", planId, venue);
        database.update(
                "insert into zones (id, seating_plan_id, name, seat_class, capacity) values (?, ?, '{\"en\":\"Pit\"}', 'floor', ?)",
                zoneId,
                planId,
                capacity);
        return planId;
    }

    private String status() {
        return database.one("select sales_status from performances where id = ?", row -> row.getString(1), performance);
    }

    private long number(String sql, UUID id) {
        return database.one(sql, row -> row.getLong(1), id);
    }
}
