package io.eventify.contracts.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many places of a performance are left, as the inventory told last.
 *
 * @param salesStatus scheduled, open, closed or cancelled
 * @param available whether any can be held now: sales are open, the performance is ahead and places are left
 * @param remaining free places in all
 * @param capacity places in all
 * @param version grows with every telling of the performance; 0 as long as nothing was told
 */
@Schema(name = "CatalogAvailability")
public record AvailabilityView(
        UUID performanceId,
        String salesStatus,
        boolean available,
        long remaining,
        long capacity,
        long version,
        List<Zone> zones) {

    /**
     * A zone without numbers, or the seats of one class in a section.
     *
     * @param kind {@code zone} or {@code seats}
     * @param zoneId the bucket of a zone, the section of seats
     * @param label the name of a section, which is the same in every language
     * @param name the name of a zone by language
     */
    @Schema(name = "CatalogZone")
    public record Zone(
            String kind,
            UUID zoneId,
            @Nullable String label,
            Map<String, String> name,
            String seatClass,
            long capacity,
            long remaining) {}
}
