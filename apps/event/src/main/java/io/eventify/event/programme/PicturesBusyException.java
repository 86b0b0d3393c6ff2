package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Too many pictures are being read at this moment. */
class PicturesBusyException extends DomainException {
    PicturesBusyException() {
        super(503, "pictures_busy");
    }
}
