package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** An event shows at most twenty pictures. */
class TooManyPicturesException extends DomainException {
    TooManyPicturesException() {
        super(422, "too_many_pictures");
    }
}
