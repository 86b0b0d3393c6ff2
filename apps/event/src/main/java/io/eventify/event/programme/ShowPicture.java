package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.event.Texts;
import io.eventify.event.programme.RenderPicture.Rendered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps a rendered picture and tells the other contexts. */
@ApplicationScoped
class ShowPicture {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Pictures pictures;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /** Before anything costly is done for the caller. */
    @Transactional
    public void requireAllowed(UUID eventId) {
        ownEvents.lock(eventId).requireEditable();
    }

    /** @param id derived from the request's key: a repetition finds what it has done */
    @Transactional
    public PictureView show(UUID eventId, UUID id, Texts alt, Rendered rendered) {
        Event event = ownEvents.lock(eventId);
        event.requireEditable();
        Optional<Picture> earlier = pictures.find(id);
        if (earlier.isPresent()) {
            return PictureView.of(earlier.get());
        }
        List<Picture> shown = pictures.all(eventId);
        if (shown.stream().anyMatch(picture -> picture.uploadHash().equals(rendered.uploadHash()))) {
            throw new PictureAlreadyShownException();
        }
        if (shown.size() >= Pictures.MAX_PER_EVENT) {
            throw new TooManyPicturesException();
        }
        Picture picture = new Picture(id, eventId, alt, rendered.size(), rendered.uploadHash(), clock.instant());
        pictures.insert(picture, rendered.renditions());
        events.renew(event);
        announcements.eventChanged(EventTypes.EVENT_UPDATED, event, pictures.all(eventId));
        return PictureView.of(picture);
    }
}
