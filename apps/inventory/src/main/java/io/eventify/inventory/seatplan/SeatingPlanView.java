package io.eventify.inventory.seatplan;

import java.util.List;
import java.util.UUID;

/** A whole plan with its 2-D layout; best sections and rows first. */
public record SeatingPlanView(
        UUID seatingPlanId, UUID venueId, String name, List<SectionView> sections, List<ZoneView> zones) {

    /** A part of the house. */
    public record SectionView(UUID sectionId, String name, int rank, List<RowView> rows) {}

    /** A row. */
    public record RowView(String label, int rank, List<SeatView> seats) {}

    /** A seat. */
    public record SeatView(
            UUID seatId,
            String number,
            int position,
            float x,
            float y,
            String seatClass,
            boolean accessible,
            boolean companion) {}
}
