package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Opens the sales of one date of a published event. */
@ApplicationScoped
class OpenSales {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Halls halls;

    @Inject
    Sellable sellable;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /**
     * @throws EventNotPublishedException if its event is not published
     * @throws SeatClassWithoutPriceException if places could be chosen that have no price
     */
    @Transactional
    public PerformanceView open(UUID eventId, UUID performanceId) {
        Event event = ownEvents.lock(eventId);
        Performance performance = performances.of(event, performanceId);
        if (event.status() != EventStatus.PUBLISHED) {
            throw new EventNotPublishedException();
        }
        performance.openSales(clock.instant());
        sellable.requirePriced(performance);
        events.update();
        announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, performance, event);
        return PerformanceView.of(
                performance, event, halls.venue(performance.venueId()).orElse(null));
    }
}
