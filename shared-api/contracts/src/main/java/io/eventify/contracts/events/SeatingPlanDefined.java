package io.eventify.contracts.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A seating plan that performances can use; a seat class is what prices attach to. */
public record SeatingPlanDefined(
        UUID seatingPlanId, UUID venueId, String name, int seats, List<Zone> zones, List<String> seatClasses) {

    /** Standing or unnumbered places. */
    public record Zone(UUID zoneId, Map<String, String> name, String seatClass, int capacity) {}
}
