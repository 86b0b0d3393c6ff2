package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** A picture needs words for those who do not see it. */
class AltTextRequiredException extends DomainException {
    AltTextRequiredException() {
        super(422, "alt_text_required");
    }
}
