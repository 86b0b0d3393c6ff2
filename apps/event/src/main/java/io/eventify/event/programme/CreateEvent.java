package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.EventTypes;
import io.eventify.event.Memberships;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A new event, as a draft. */
@ApplicationScoped
class CreateEvent {
    @Inject
    Events events;

    @Inject
    Pictures pictures;

    @Inject
    Memberships memberships;

    @Inject
    Announcements announcements;

    @Inject
    Caller caller;

    @Inject
    RequestKey requestKey;

    @Inject
    Clock clock;

    /** @throws io.eventify.platform.errors.ForbiddenActionException if the caller does not run the organisation's programme */
    @Transactional
    public EventView create(UUID organisationId, EventRequest request) {
        memberships.requireManager(organisationId);
        UUID id = requestKey.derivedId("event");
        Optional<Event> earlier = events.find(id);
        if (earlier.isPresent()) {
            return EventView.of(earlier.get(), pictures.all(id));
        }
        Event event =
                new Event(id, organisationId, caller.id(), request.described(SalesPolicy.DEFAULT), clock.instant());
        events.insert(event);
        announcements.eventChanged(EventTypes.EVENT_CREATED, event, List.of());
        return EventView.of(event, List.of());
    }
}
