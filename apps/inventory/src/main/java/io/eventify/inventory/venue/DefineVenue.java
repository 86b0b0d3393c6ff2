package io.eventify.inventory.venue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.Memberships;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.UUID;

/** An organiser adds a venue to an organisation. */
@ApplicationScoped
public class DefineVenue {

    @Inject
    Venues venues;

    @Inject
    Memberships memberships;

    @Inject
    Outbox outbox;

    /**
     * @param id derived from the request's key: a repeat after a crash finds the venue and changes nothing
     * @throws UnknownTimeZoneException if the time zone is no IANA id
     */
    @Transactional
    public VenueView define(UUID id, VenueRequest facts, Caller caller) {
        memberships.requireManager(caller, facts.organisationId());
        requireTimeZone(facts.timeZone());
        if (venues.add(id, facts)) {
            outbox.publish(EventTypes.VENUE_DEFINED, id, new Venue(id, 1, facts).asEvent());
        }
        return venues.get(id).asView();
    }

    static void requireTimeZone(String timeZone) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new UnknownTimeZoneException();
        }
    }
}
