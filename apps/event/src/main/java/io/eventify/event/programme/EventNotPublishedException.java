package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Sales open with or after the publication of the event. */
class EventNotPublishedException extends DomainException {
    EventNotPublishedException() {
        super(409, "event_not_published");
    }
}
