package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import io.eventify.event.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A performance.
 *
 * @param policy the rules of sale that hold for it
 * @param salesStatus scheduled, open, closed or cancelled
 */
public record PerformanceView(
        UUID performanceId,
        UUID eventId,
        Instant startTime,
        Instant endTime,
        String timeZone,
        UUID venueId,
        Map<String, String> venueName,
        @Nullable String city,
        UUID seatingPlanId,
        UUID pricingSchemeId,
        SalesPolicy policy,
        String salesStatus,
        int version) {

    static PerformanceView of(Performance performance, Event event, @Nullable Venue venue) {
        return new PerformanceView(
                performance.id(),
                performance.eventId(),
                performance.startTime(),
                performance.endTime(),
                performance.timeZone(),
                performance.venueId(),
                Texts.byLanguage(venue == null ? null : venue.name()),
                venue == null ? null : venue.city(),
                performance.seatingPlanId(),
                performance.pricingSchemeId(),
                performance.termsWithin(event),
                performance.salesStatus().code,
                performance.version());
    }
}
