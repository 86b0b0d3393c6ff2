package io.eventify.inventory.seatplan;

import org.jspecify.annotations.Nullable;

/**
 * A seat as it was sent, not yet checked against the others.
 *
 * @param source where it stood in the request, for error messages: {@code sections[0].rows[2].seats[5]} or {@code line 17}
 * @param sectionRank absent: in the order of appearance; likewise rowRank and position
 */
public record SeatDraft(
        String source,
        String section,
        @Nullable Integer sectionRank,
        String row,
        @Nullable Integer rowRank,
        @Nullable Integer position,
        String number,
        float x,
        float y,
        String seatClass,
        boolean accessible,
        boolean companion) {}
