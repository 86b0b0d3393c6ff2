package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cancels an event and every performance of it: whoever bought gets the money back. */
@ApplicationScoped
class CancelEvent {
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
    public EventView cancel(UUID id, @Nullable String reason) {
        Event event = ownEvents.lock(id);
        event.cancel(reason);
        List<Performance> hit = performances.all(id).stream()
                .filter(p -> p.salesStatus() != SalesStatus.CANCELLED)
                .toList();
        hit.forEach(Performance::cancel);
        events.update();
        Instant now = clock.instant();
        announcements.eventStatusChanged(EventTypes.EVENT_CANCELLED, event, now, reason);
        hit.forEach(p -> announcements.performanceCancelled(p, event, now, reason));
        return EventView.of(event, pictures.all(id));
    }
}
