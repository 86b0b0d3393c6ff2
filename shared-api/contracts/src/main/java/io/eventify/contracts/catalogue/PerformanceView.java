package io.eventify.contracts.catalogue;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One date of an event, with what a page about it needs.
 *
 * @param eventTitle by language
 * @param salesStatus scheduled, open, closed or cancelled
 * @param venue absent for the moment until the inventory's domain event has come
 * @param prices absent for the moment until the event context's domain event has come
 */
@Schema(name = "CatalogPerformance")
public record PerformanceView(
        UUID performanceId,
        UUID eventId,
        Map<String, String> eventTitle,
        Instant startTime,
        Instant endTime,
        String timeZone,
        String salesStatus,
        UUID seatingPlanId,
        @Nullable VenueView venue,
        @Nullable Prices prices,
        AvailabilityView availability) {

    /** @param taxPercent the rate that the prices contain */
    @Schema(name = "CatalogPrices")
    public record Prices(UUID pricingSchemeId, String currency, String taxPercent, List<Category> categories) {}

    /** @param name by language */
    @Schema(name = "CatalogPriceCategory")
    public record Category(
            String code, String seatClass, @Nullable Map<String, String> name, Money price) {}
}
