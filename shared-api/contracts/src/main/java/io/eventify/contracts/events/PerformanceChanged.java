package io.eventify.contracts.events;

import io.eventify.contracts.SalesPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A performance (one date) as it is now; {@code salesStatus} is scheduled, open, closed or cancelled. */
public record PerformanceChanged(
        UUID performanceId,
        UUID eventId,
        UUID organisationId,
        Map<String, String> title,
        Instant startTime,
        Instant endTime,
        String timeZone,
        UUID venueId,
        UUID seatingPlanId,
        UUID pricingSchemeId,
        SalesPolicy policy,
        String salesStatus) {}
