package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The picture has more points than are read into memory, or fewer than can be shown. */
class PictureDimensionsException extends DomainException {
    PictureDimensionsException() {
        super(422, "picture_dimensions");
    }
}
