package io.eventify.gateway.live;

import io.eventify.contracts.inventory.AvailabilityClient.Layout;
import io.eventify.contracts.inventory.AvailabilityClient.SeatStates;
import io.eventify.contracts.inventory.AvailabilityClient.SectionLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where in the letters of a seat map each seat stands; the same for all performances with one seating plan. */
final class SeatIndex {
    private final Map<UUID, int[]> places = new HashMap<>();

    SeatIndex(Layout layout) {
        for (int section = 0; section < layout.sections().size(); section++) {
            SectionLayout seats = layout.sections().get(section);
            for (int seat = 0; seat < seats.seats().size(); seat++) {
                List<Object> values = seats.seats().get(seat);
                places.put(UUID.fromString(String.valueOf(values.getFirst())), new int[] {section, seat});
            }
        }
    }

    /** The state of a seat; null if the plan has no such seat. */
    @Nullable
    String state(SeatStates states, UUID seatId) {
        int[] place = places.get(seatId);
        if (place == null) {
            return null;
        }
        return switch (states.sections().get(place[0]).states().charAt(place[1])) {
            case 'h' -> "held";
            case 's' -> "sold";
            case 'b' -> "blocked";
            default -> "free";
        };
    }
}
