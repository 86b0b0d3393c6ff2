package io.eventify.contracts.catalogue;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event as a list shows it.
 *
 * @param title by language
 * @param cities of its performances ahead
 * @param next the performance that comes next; absent when none is ahead
 * @param performances how many are ahead
 * @param priceFrom cheapest price of the performances ahead
 * @param priceTo dearest price of the performances ahead
 * @param available whether a place can be held now
 * @param distanceKm to the nearest performance ahead, great circle; only where a search named a point
 * @param highlights by field ({@code title}, {@code description}): the found words between {@code <em>} and {@code </em>}, everything else escaped for HTML; only where a
 *     search had words
 * @param picture the first of its pictures; absent when it has none
 */
@Schema(name = "CatalogEvent")
public record EventSummary(
        UUID eventId,
        Map<String, String> title,
        String category,
        List<String> tags,
        String status,
        List<String> cities,
        @Nullable Next next,
        int performances,
        @Nullable Money priceFrom,
        @Nullable Money priceTo,
        boolean available,
        @Nullable Double distanceKm,
        @Nullable Map<String, List<String>> highlights,
        @Nullable PictureView picture) {

    /** The next performance. */
    @Schema(name = "CatalogNextPerformance")
    public record Next(
            UUID performanceId,
            Instant startTime,
            String timeZone,
            @Nullable Map<String, String> venueName,
            @Nullable String city,
            @Nullable String country) {}
}
