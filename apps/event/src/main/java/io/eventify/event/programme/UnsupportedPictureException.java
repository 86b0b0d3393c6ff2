package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The upload is no JPEG, PNG or WebP, whatever it calls itself. */
class UnsupportedPictureException extends DomainException {
    UnsupportedPictureException() {
        super(415, "unsupported_picture");
    }
}
