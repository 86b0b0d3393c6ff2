package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.rest.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what is said about an event; its performances are announced anew, since they carry its title and rules. */
@ApplicationScoped
class ChangeEvent {
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

    @Transactional
    public EventView change(UUID id, @Nullable String ifMatch, EventRequest request) {
        Event event = ownEvents.lock(id);
        Versions.check(Versions.required(ifMatch), event.version());
        event.describe(request.described(event.policy().terms()));
        events.update();
        List<Picture> shown = pictures.all(id);
        announcements.eventChanged(EventTypes.EVENT_UPDATED, event, shown);
        performances.all(id).stream()
                .filter(p -> p.salesStatus() != SalesStatus.CANCELLED)
                .forEach(p -> announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, p, event));
        return EventView.of(event, shown);
    }
}
