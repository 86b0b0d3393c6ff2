package io.eventify.catalogue;

import io.eventify.catalogue.Generations.Target;
import io.eventify.catalogue.projection.Projection;
import io.eventify.contracts.Money;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.AvailabilityChanged;
import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.events.EventStatusChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrderChanged;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.PricingChanged;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.Snapshots;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other contexts tell, in a few words. */
public final class Told {
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final UUID PLAN = UUID.randomUUID();

    private Told() {}

    public static DomainEvent event(String type, UUID subject, Instant at, Object told) {
        SnapshotPage.Item item = Snapshots.item(type, subject, at, told);
        return Snapshots.asEvent(item, "/test", UUID.randomUUID());
    }

    public static DomainEvent show(
            UUID id,
            Instant at,
            Map<String, String> title,
            Map<String, String> description,
            String category,
            String... tags) {
        return shown(id, at, title, description, category, List.of(), tags);
    }

    /** An event with pictures; null as before there were any. */
    public static DomainEvent shown(
            UUID id,
            Instant at,
            Map<String, String> title,
            Map<String, String> description,
            String category,
            @Nullable List<EventChanged.Picture> pictures,
            String... tags) {
        return event(
                EventTypes.EVENT_UPDATED,
                id,
                at,
                new EventChanged(
                        id,
                        ORGANISATION,
                        ORGANISATION,
                        title,
                        description,
                        category,
                        List.of(tags),
                        "draft",
                        pictures));
    }

    public static DomainEvent published(UUID id, Instant at) {
        return event(EventTypes.EVENT_PUBLISHED, id, at, new EventStatusChanged(id, ORGANISATION, at, null));
    }

    public static DomainEvent archived(UUID id, Instant at) {
        return event(EventTypes.EVENT_ARCHIVED, id, at, new EventStatusChanged(id, ORGANISATION, at, null));
    }

    public static DomainEvent venue(UUID id, Instant at, String city, double latitude, double longitude) {
        return event(
                EventTypes.VENUE_DEFINED,
                id,
                at,
                new VenueDefined(
                        id,
                        ORGANISATION,
                        Map.of("en", "Hall of " + city),
                        "1 street",
                        city,
                        "TN",
                        latitude,
                        longitude,
                        "Africa/Tunis"));
    }

    public static DomainEvent prices(UUID id, UUID eventId, Instant at, String currency, String... amounts) {
        return event(
                EventTypes.PRICING_CHANGED,
                id,
                at,
                new PricingChanged(
                        id,
                        eventId,
                        currency,
                        BigDecimal.valueOf(7),
                        List.of(amounts).stream()
                                .map(amount -> new PricingChanged.PriceCategory(
                                        "c" + amount, "stalls", Map.of("en", amount), Money.of(currency, amount)))
                                .toList()));
    }

    public static DomainEvent performance(
            UUID id, UUID eventId, Instant at, Instant start, UUID venueId, UUID pricesId, String salesStatus) {
        return event(
                EventTypes.PERFORMANCE_UPDATED,
                id,
                at,
                new PerformanceChanged(
                        id,
                        eventId,
                        ORGANISATION,
                        Map.of(),
                        start,
                        start.plusSeconds(7200),
                        "Africa/Tunis",
                        venueId,
                        PLAN,
                        pricesId,
                        SalesPolicy.DEFAULT,
                        salesStatus));
    }

    public static DomainEvent cancelled(UUID id, UUID eventId, Instant at, String reason) {
        return event(
                EventTypes.PERFORMANCE_CANCELLED,
                id,
                at,
                new PerformanceCancelled(id, eventId, ORGANISATION, at, reason));
    }

    public static DomainEvent availability(UUID performanceId, long version, long capacity, long remaining) {
        return event(
                EventTypes.AVAILABILITY_CHANGED,
                performanceId,
                Instant.EPOCH,
                new AvailabilityChanged(
                        performanceId,
                        version,
                        capacity,
                        remaining,
                        List.of(new AvailabilityChanged.Zone(
                                "zone", performanceId, null, Map.of("en", "Floor"), "floor", capacity, remaining))));
    }

    public static DomainEvent paid(UUID orderId, UUID customerId, UUID performanceId, Instant at) {
        return event(
                EventTypes.ORDER_PAID,
                orderId,
                at,
                new OrderChanged(
                        orderId,
                        UUID.randomUUID(),
                        customerId,
                        performanceId,
                        Money.of("EUR", "10"),
                        Money.zero("EUR"),
                        "paid",
                        at,
                        null));
    }

    /** Applies all of it to every generation. */
    public static void apply(Projection projection, DomainEvent... events) {
        for (DomainEvent event : events) {
            projection.apply(event, Target.ALL);
        }
    }
}
