package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.idempotency.RequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** A new date of an event; sales open with the publication or when the organiser says so. */
@ApplicationScoped
class SchedulePerformance {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Performances performances;

    @Inject
    Sellable sellable;

    @Inject
    Announcements announcements;

    @Inject
    RequestKey requestKey;

    @Transactional
    public PerformanceView schedule(UUID eventId, PerformanceRequest request) {
        Event event = ownEvents.lock(eventId);
        event.requireEditable();
        Performance.Plan plan = request.plan(event);
        Venue venue = sellable.requireKnown(plan, event);
        UUID id = requestKey.derivedId("performance");
        Optional<Performance> earlier = performances.find(id);
        if (earlier.isPresent()) {
            return PerformanceView.of(earlier.get(), event, venue);
        }
        if (performances.count(eventId) >= Performances.MAX_PER_EVENT) {
            throw new TooManyPerformancesException();
        }
        Performance performance = new Performance(id, eventId, plan);
        performances.insert(performance);
        announcements.performanceChanged(EventTypes.PERFORMANCE_SCHEDULED, performance, event);
        return PerformanceView.of(performance, event, venue);
    }
}
