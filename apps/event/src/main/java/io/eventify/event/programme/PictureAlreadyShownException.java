package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The event shows this very picture already. */
class PictureAlreadyShownException extends DomainException {
    PictureAlreadyShownException() {
        super(409, "picture_already_shown");
    }
}
