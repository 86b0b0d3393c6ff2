package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes a date back that was never on sale; to the other contexts it is a cancelled one. */
@ApplicationScoped
class RemovePerformance {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Performances performances;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /** @throws PerformanceOnSaleException if sales ever began: then it has to be cancelled */
    @Transactional
    public void remove(UUID eventId, UUID performanceId) {
        Event event = ownEvents.lock(eventId);
        Performance performance = performances.of(event, performanceId);
        performance.requireNeverOnSale();
        performances.remove(performance);
        announcements.performanceCancelled(performance, event, clock.instant(), "removed");
    }
}
