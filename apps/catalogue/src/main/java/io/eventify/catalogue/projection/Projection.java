package io.eventify.catalogue.projection;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations.Target;
import io.eventify.contracts.events.AvailabilityChanged;
import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.events.EventStatusChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrderChanged;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.PricingChanged;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was told, each fact into its own row with one statement, unless something newer stands there: duplicates and reordering change nothing. Facts about
 * different things are not brought together here but when they are read, so that no order between them matters either. Part of the caller's transaction.
 */
@ApplicationScoped
public class Projection {
    private final Database database;

    @Inject
    public Projection(Database database) {
        this.database = database;
    }

    /** For CDI. */
    @SuppressWarnings("NullAway")
    protected Projection() {
        this(null);
    }

    /** Applies a domain event to some generations. */
    public void apply(DomainEvent event, Target target) {
        Instant at = event.time();
        switch (event.type()) {
            case EventTypes.EVENT_CREATED, EventTypes.EVENT_UPDATED -> show(event.as(EventChanged.class), at, target);
            case EventTypes.EVENT_PUBLISHED -> status(event.as(EventStatusChanged.class), "published", at, target);
            case EventTypes.EVENT_ARCHIVED -> status(event.as(EventStatusChanged.class), "archived", at, target);
            case EventTypes.EVENT_CANCELLED -> status(event.as(EventStatusChanged.class), "cancelled", at, target);
            case EventTypes.PERFORMANCE_SCHEDULED, EventTypes.PERFORMANCE_UPDATED ->
                performance(event.as(PerformanceChanged.class), at, target);
            case EventTypes.PERFORMANCE_CANCELLED -> cancelled(event.as(PerformanceCancelled.class), at, target);
            case EventTypes.PRICING_CHANGED -> prices(event.as(PricingChanged.class), at, target);
            case EventTypes.VENUE_DEFINED -> venue(event.as(VenueDefined.class), at, target);
            case EventTypes.AVAILABILITY_CHANGED -> availability(event.as(AvailabilityChanged.class), target);
            case EventTypes.ORDER_PAID, EventTypes.ORDER_REFUND_REQUESTED, EventTypes.ORDER_REFUNDED ->
                booking(event.as(OrderChanged.class), at, target);
            default -> throw new IllegalArgumentException("the catalogue does not hear " + event.type());
        }
    }

    private void show(EventChanged told, Instant at, Target target) {
        update(
                """
                insert into shows as s (g, id, organisation_id, title, description, category, tags, media, as_of, status, status_as_of)
                select id, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ? from generations where %s
                on conflict (g, id) do update set
                    organisation_id = excluded.organisation_id, title = excluded.title, description = excluded.description,
                    category = excluded.category, tags = excluded.tags, media = excluded.media, as_of = excluded.as_of, changed_in = pg_current_xact_id()
                where s.as_of is null or s.as_of <= excluded.as_of
                """,
                target,
                told.eventId(),
                told.organisationId(),
                EventJson.write(told.title()),
                EventJson.write(told.description()),
                told.category(),
                told.tags().toArray(String[]::new),
                EventJson.write(Objects.requireNonNullElse(told.media(), List.of())),
                at,
                told.status(),
                at);
        showStatus(told.eventId(), told.status(), at, target);
    }

    private void status(EventStatusChanged told, String status, Instant at, Target target) {
        update("""
                insert into shows (g, id, status, status_as_of)
                select id, ?, ?, ? from generations where %s
                on conflict (g, id) do nothing
                """, target, told.eventId(), status, at);
        showStatus(told.eventId(), status, at, target);
    }

    private void showStatus(UUID eventId, String status, Instant at, Target target) {
        update("""
                update shows set status = ?, status_as_of = ?, changed_in = pg_current_xact_id()
                where id = ? and status_as_of < ? and g in (select id from generations where %s)
                """, target, status, at, eventId, at);
    }

    private void performance(PerformanceChanged told, Instant at, Target target) {
        update(
                """
                insert into performances as p (g, id, event_id, start_time, end_time, time_zone, venue_id, seating_plan_id, pricing_scheme_id, as_of, sales_status, status_as_of)
                select id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from generations where %s
                on conflict (g, id) do update set
                    event_id = excluded.event_id, start_time = excluded.start_time, end_time = excluded.end_time, time_zone = excluded.time_zone,
                    venue_id = excluded.venue_id, seating_plan_id = excluded.seating_plan_id, pricing_scheme_id = excluded.pricing_scheme_id,
                    as_of = excluded.as_of, changed_in = pg_current_xact_id()
                where p.as_of is null or p.as_of <= excluded.as_of
                """,
                target,
                told.performanceId(),
                told.eventId(),
                told.startTime(),
                told.endTime(),
                told.timeZone(),
                told.venueId(),
                told.seatingPlanId(),
                told.pricingSchemeId(),
                at,
                told.salesStatus(),
                at);
        salesStatus(told.performanceId(), told.salesStatus(), at, target);
    }

    /** A performance that was never on sale can be removed; others stay, cancelled. */
    private void cancelled(PerformanceCancelled told, Instant at, Target target) {
        String status = "removed".equals(told.reason()) ? "removed" : "cancelled";
        update("""
                insert into performances (g, id, event_id, sales_status, status_as_of)
                select id, ?, ?, ?, ? from generations where %s
                on conflict (g, id) do nothing
                """, target, told.performanceId(), told.eventId(), status, at);
        salesStatus(told.performanceId(), status, at, target);
    }

    private void salesStatus(UUID performanceId, String status, Instant at, Target target) {
        update("""
                update performances set sales_status = ?, status_as_of = ?, changed_in = pg_current_xact_id()
                where id = ? and status_as_of < ? and g in (select id from generations where %s)
                """, target, status, at, performanceId, at);
    }

    private void prices(PricingChanged told, Instant at, Target target) {
        List<BigDecimal> amounts = told.categories().stream()
                .map(category -> category.price().amount())
                .sorted(Comparator.naturalOrder())
                .toList();
        update(
                """
                insert into prices as p (g, id, event_id, currency, tax_percent, categories, lowest, highest, as_of)
                select id, ?, ?, ?, ?, ?::jsonb, ?, ?, ? from generations where %s
                on conflict (g, id) do update set
                    event_id = excluded.event_id, currency = excluded.currency, tax_percent = excluded.tax_percent, categories = excluded.categories,
                    lowest = excluded.lowest, highest = excluded.highest, as_of = excluded.as_of, changed_in = pg_current_xact_id()
                where p.as_of <= excluded.as_of
                """,
                target,
                told.pricingSchemeId(),
                told.eventId(),
                told.currency(),
                told.taxPercent(),
                EventJson.write(told.categories()),
                amounts.isEmpty() ? null : amounts.getFirst(),
                amounts.isEmpty() ? null : amounts.getLast(),
                at);
    }

    private void venue(VenueDefined told, Instant at, Target target) {
        update(
                """
                insert into venues as v (g, id, name, address, city, country, latitude, longitude, time_zone, as_of)
                select id, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ? from generations where %s
                on conflict (g, id) do update set
                    name = excluded.name, address = excluded.address, city = excluded.city, country = excluded.country, latitude = excluded.latitude,
                    longitude = excluded.longitude, time_zone = excluded.time_zone, as_of = excluded.as_of, changed_in = pg_current_xact_id()
                where v.as_of <= excluded.as_of
                """,
                target,
                told.venueId(),
                EventJson.write(told.name()),
                told.address(),
                told.city(),
                told.country(),
                told.latitude(),
                told.longitude(),
                told.timeZone(),
                at);
    }

    private void availability(AvailabilityChanged told, Target target) {
        update(
                """
                insert into availability as a (g, performance_id, version, capacity, remaining, zones)
                select id, ?, ?, ?, ?, ?::jsonb from generations where %s
                on conflict (g, performance_id) do update set
                    version = excluded.version, capacity = excluded.capacity, remaining = excluded.remaining, zones = excluded.zones,
                    flag_changed_in = case when (a.remaining > 0) = (excluded.remaining > 0) then a.flag_changed_in else pg_current_xact_id() end
                where a.version < excluded.version
                """,
                target,
                told.performanceId(),
                told.version(),
                told.capacity(),
                told.remaining(),
                EventJson.write(told.zones()));
    }

    private void booking(OrderChanged told, Instant at, Target target) {
        update(
                """
                insert into bookings as b (g, order_id, customer_id, performance_id, refunded, as_of)
                select id, ?, ?, ?, ?, ? from generations where %s
                on conflict (g, order_id) do update set refunded = excluded.refunded, as_of = excluded.as_of
                where b.as_of <= excluded.as_of
                """,
                target,
                told.orderId(),
                told.customerId(),
                told.performanceId(),
                told.status().equals("refunded"),
                at);
    }

    /* The condition is one of two constants. */
    private void update(String sql, Target target, @Nullable Object... parameters) {
        database.update(sql.formatted(target.condition), parameters);
    }
}
