package io.eventify.event.programme;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** The event is not in a state that allows this; arguments: the state. */
class EventStatusException extends DomainException {
    EventStatusException(EventStatus status) {
        super(409, "event_status_conflict", List.of(new Detail("status", status.code)), status.code);
    }
}
