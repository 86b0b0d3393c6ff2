package io.eventify.inventory.venue;

import io.eventify.contracts.events.VenueDefined;
import java.util.UUID;

/**
 * A venue.
 *
 * @param version grows by one with each change
 */
record Venue(UUID id, long version, VenueRequest facts) {

    VenueDefined asEvent() {
        return new VenueDefined(
                id,
                facts.organisationId(),
                facts.name(),
                facts.address(),
                facts.city(),
                facts.country(),
                facts.latitude(),
                facts.longitude(),
                facts.timeZone());
    }

    VenueView asView() {
        return new VenueView(
                id,
                facts.organisationId(),
                facts.name(),
                facts.address(),
                facts.city(),
                facts.country(),
                facts.latitude(),
                facts.longitude(),
                facts.timeZone(),
                version);
    }
}
