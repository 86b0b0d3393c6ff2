package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows an event to everybody and opens the sales of its performances ahead. */
@ApplicationScoped
class PublishEvent {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Sellable sellable;

    @Inject
    Pictures pictures;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /**
     * @throws EventStatusException if it is not a draft
     * @throws NothingToSellException if no performance is ahead
     * @throws SeatClassWithoutPriceException if places could be chosen that have no price
     */
    @Transactional
    public EventView publish(UUID id) {
        Event event = ownEvents.lock(id);
        Instant now = clock.instant();
        event.publish(now);
        List<Performance> ahead = performances.all(id).stream()
                .filter(p -> p.salesStatus() == SalesStatus.SCHEDULED && !p.isOver(now))
                .toList();
        if (ahead.isEmpty()) {
            throw new NothingToSellException();
        }
        for (Performance performance : ahead) {
            sellable.requirePriced(performance);
            performance.openSales(now);
        }
        events.update();
        announcements.eventStatusChanged(EventTypes.EVENT_PUBLISHED, event, now, null);
        ahead.forEach(p -> announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, p, event));
        return EventView.of(event, pictures.all(id));
    }
}
