package io.eventify.contracts.catalogue;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a performance takes place.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 */
@Schema(name = "CatalogVenue")
public record VenueView(
        UUID venueId,
        Map<String, String> name,
        String address,
        String city,
        String country,
        double latitude,
        double longitude,
        String timeZone) {}
