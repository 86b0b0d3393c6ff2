package io.eventify.inventory.availability;

import java.util.List;
import java.util.UUID;

/**
 * How many places are left.
 *
 * @param available whether any can be held now
 */
public record AvailabilityView(
        UUID performanceId,
        String salesStatus,
        boolean available,
        long remaining,
        List<SeatCount> seats,
        List<BucketView> zones) {

    /** Numbered seats of one class in one section. */
    public record SeatCount(UUID sectionId, String section, String seatClass, int total, int remaining) {}
}
