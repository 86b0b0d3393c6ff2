package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Stops the sales of one date; what was sold stays valid. */
@ApplicationScoped
class CloseSales {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Halls halls;

    @Inject
    Announcements announcements;

    @Transactional
    public PerformanceView close(UUID eventId, UUID performanceId) {
        Event event = ownEvents.lock(eventId);
        Performance performance = performances.of(event, performanceId);
        performance.closeSales();
        events.update();
        announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, performance, event);
        return PerformanceView.of(
                performance, event, halls.venue(performance.venueId()).orElse(null));
    }
}
