package io.eventify.event.programme;

import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads pictures of an event that the caller may see. */
@ApplicationScoped
class FindPictures {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Pictures pictures;

    /**
     * A rendition as far as a client needs it that may have it already.
     *
     * @param hash entity tag
     * @param forEverybody whether the event is public, so that shared caches may keep it
     */
    record Known(String hash, boolean forEverybody) {}

    @Transactional
    public List<PictureView> all(UUID eventId) {
        return PictureView.of(pictures.all(ownEvents.visible(eventId).id()));
    }

    /** @throws NotFoundException if the caller sees no such event, or the event shows no such picture */
    @Transactional
    public PictureView one(UUID eventId, UUID pictureId) {
        ownEvents.visible(eventId);
        return PictureView.of(shown(eventId, pictureId));
    }

    /** @throws NotFoundException if the caller sees no such event, or it shows no such picture in this width */
    @Transactional
    public Known known(UUID eventId, UUID pictureId, int width) {
        Event event = ownEvents.visible(eventId);
        return pictures.hash(shown(eventId, pictureId).id(), width)
                .map(hash -> new Known(hash, event.isPublic()))
                .orElseThrow(() -> new NotFoundException("picture"));
    }

    /** The JPEG; whether the caller may see it is {@link #known}'s to say. */
    @Transactional
    public byte[] content(UUID pictureId, int width) {
        return pictures.content(pictureId, width).orElseThrow(() -> new NotFoundException("picture"));
    }

    private Picture shown(UUID eventId, UUID pictureId) {
        return pictures.find(pictureId)
                .filter(picture -> picture.eventId().equals(eventId))
                .orElseThrow(() -> new NotFoundException("picture"));
    }
}
