package io.eventify.inventory.seatplan;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Standing or unnumbered places of a plan. */
public record ZoneView(
        UUID zoneId,
        Map<String, String> name,
        String seatClass,
        int capacity,
        SeatingPlanRequest.@Nullable Shape shape) {}
