package io.eventify.inventory.availability;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of every place, compactly. */
public record SeatMapView(
        UUID performanceId,
        UUID seatingPlanId,
        String salesStatus,
        List<SectionStates> sections,
        List<BucketView> buckets) {

    /**
     * A section's seats in the order of the layout.
     *
     * @param seatIds absent when asked without
     * @param states one letter a seat: f free, h held, s sold, b blocked
     */
    public record SectionStates(
            UUID sectionId, String name, @Nullable List<UUID> seatIds, String states) {}
}
