package io.eventify.contracts.events;

import java.util.Map;
import java.util.UUID;

/** A venue as it is now; degrees WGS 84. */
public record VenueDefined(
        UUID venueId,
        UUID organisationId,
        Map<String, String> name,
        String address,
        String city,
        String country,
        double latitude,
        double longitude,
        String timeZone) {}
