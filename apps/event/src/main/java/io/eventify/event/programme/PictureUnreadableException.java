package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The upload begins as a picture and does not go on as one. */
class PictureUnreadableException extends DomainException {
    PictureUnreadableException() {
        super(422, "picture_unreadable");
    }
}
