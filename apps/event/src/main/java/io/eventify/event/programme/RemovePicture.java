package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Takes a picture away, also from an event that is over: its author may want it back. */
@ApplicationScoped
class RemovePicture {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Pictures pictures;

    @Inject
    Announcements announcements;

    @Transactional
    public void remove(UUID eventId, UUID pictureId) {
        Event event = ownEvents.lock(eventId);
        pictures.delete(pictures.find(pictureId)
                .filter(picture -> picture.eventId().equals(eventId))
                .orElseThrow(() -> new NotFoundException("picture")));
        events.renew(event);
        announcements.eventChanged(EventTypes.EVENT_UPDATED, event, pictures.all(eventId));
    }
}
