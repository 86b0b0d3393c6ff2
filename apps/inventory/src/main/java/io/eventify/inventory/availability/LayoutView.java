package io.eventify.inventory.availability;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the places of a performance are; seats in the order of the seat map.
 *
 * @param seatColumns what the values of a seat are
 */
public record LayoutView(
        UUID performanceId,
        UUID seatingPlanId,
        List<String> seatColumns,
        List<SectionLayout> sections,
        List<ZoneLayout> zones) {
    static final List<String> SEAT_COLUMNS =
            List.of("seatId", "row", "number", "x", "y", "seatClass", "accessible", "companion");

    /** A section; each seat as an array of values. */
    public record SectionLayout(UUID sectionId, String name, int rank, List<List<Object>> seats) {}

    /** A zone and its polygon or rectangle. */
    public record ZoneLayout(
            UUID bucketId,
            Map<String, String> name,
            String seatClass,
            @Nullable JsonValue shape) {}
}
