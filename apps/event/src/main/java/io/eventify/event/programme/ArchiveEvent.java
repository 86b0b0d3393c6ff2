package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Ends an event in peace: it stays visible, nothing is sold any more. */
@ApplicationScoped
class ArchiveEvent {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Pictures pictures;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    @Transactional
    public EventView archive(UUID id) {
        Event event = ownEvents.lock(id);
        event.archive();
        List<Performance> onSale = performances.all(id).stream()
                .filter(p -> p.salesStatus() == SalesStatus.OPEN)
                .toList();
        onSale.forEach(Performance::closeSales);
        events.update();
        announcements.eventStatusChanged(EventTypes.EVENT_ARCHIVED, event, clock.instant(), null);
        onSale.forEach(p -> announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, p, event));
        return EventView.of(event, pictures.all(id));
    }
}
