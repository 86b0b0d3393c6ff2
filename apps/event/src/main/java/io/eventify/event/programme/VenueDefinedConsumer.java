package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.event.Texts;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;

/** Remembers venues. */
@ApplicationScoped
class VenueDefinedConsumer implements DomainEventConsumer {
    @Inject
    Halls halls;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.VENUE_DEFINED);
    }

    @Override
    public void on(DomainEvent event) {
        VenueDefined told = event.as(VenueDefined.class);
        Venue venue = halls.venueToDefine(told.venueId());
        Texts name = Objects.requireNonNull(Texts.of(told.name()), "a venue is defined with a name");
        venue.define(name, told.city(), told.country(), told.timeZone(), event.time());
        halls.save(venue);
    }
}
