package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A date will not take place: every order of it is refunded. */
@ApplicationScoped
class CancelPerformance {
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

    @Inject
    Clock clock;

    @Transactional
    public PerformanceView cancel(UUID eventId, UUID performanceId, @Nullable String reason) {
        Event event = ownEvents.lock(eventId);
        Performance performance = performances.of(event, performanceId);
        performance.cancel();
        events.update();
        announcements.performanceCancelled(performance, event, clock.instant(), reason);
        return PerformanceView.of(
                performance, event, halls.venue(performance.venueId()).orElse(null));
    }
}
