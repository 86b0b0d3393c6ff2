package io.eventify.contracts.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many places of a performance are left now. Changes that follow one another quickly are told together; a greater {@code version} of a performance is the newer telling.
 */
public record AvailabilityChanged(UUID performanceId, long version, long capacity, long remaining, List<Zone> zones) {

    /**
     * A zone without numbers ({@code kind} zone, {@code zoneId} its bucket), or the seats of one class in a section (seats, the section). A zone has its name by language; a section, whose
     * name is the same in all of them, has it in {@code label}.
     */
    public record Zone(
            String kind,
            UUID zoneId,
            @Nullable String label,
            Map<String, String> name,
            String seatClass,
            long capacity,
            long remaining) {}
}
