package io.eventify.inventory.venue;

import java.util.Map;
import java.util.UUID;

/**
 * A venue as it is.
 *
 * @param version also its ETag
 */
public record VenueView(
        UUID venueId,
        UUID organisationId,
        Map<String, String> name,
        String address,
        String city,
        String country,
        double latitude,
        double longitude,
        String timeZone,
        long version) {}
