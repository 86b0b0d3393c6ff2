package io.eventify.inventory.seatplan;

import java.util.List;
import java.util.UUID;

/** What was defined. */
public record SeatingPlanSummary(
        UUID seatingPlanId, UUID venueId, String name, int seats, List<ZoneView> zones, List<String> seatClasses) {}
