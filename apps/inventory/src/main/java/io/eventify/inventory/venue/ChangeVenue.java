package io.eventify.inventory.venue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.Memberships;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.rest.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An organiser corrects a venue. It stays with its organisation. */
@ApplicationScoped
public class ChangeVenue {

    @Inject
    Venues venues;

    @Inject
    Memberships memberships;

    @Inject
    Outbox outbox;

    /**
     * @param version the version that the change is based on
     * @throws Versions.StaleVersionException if it has another by now
     * @throws ForbiddenActionException if the caller does not manage the organisation, or names another one
     */
    @Transactional
    public VenueView change(UUID id, long version, VenueRequest facts, Caller caller) {
        Venue before = venues.get(id);
        memberships.requireManager(caller, before.facts().organisationId());
        if (!before.facts().organisationId().equals(facts.organisationId())) {
            throw new ForbiddenActionException();
        }
        DefineVenue.requireTimeZone(facts.timeZone());
        if (!venues.change(id, version, facts)) {
            throw new Versions.StaleVersionException();
        }
        Venue after = new Venue(id, version + 1, facts);
        outbox.publish(EventTypes.VENUE_DEFINED, id, after.asEvent());
        return after.asView();
    }
}
