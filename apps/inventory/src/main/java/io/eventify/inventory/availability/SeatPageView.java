package io.eventify.inventory.availability;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a performance's numbered seats, in the order of the seating plan.
 *
 * @param total how many match in all
 */
public record SeatPageView(UUID performanceId, long total, List<SeatView> items) {

    /**
     * @param companion beside an accessible seat, for the companion
     * @param state free, held, sold or blocked
     */
    @Schema(name = "SeatWithState")
    public record SeatView(
            UUID seatId,
            String section,
            String row,
            String number,
            String seatClass,
            boolean accessible,
            boolean companion,
            String state) {}
}
