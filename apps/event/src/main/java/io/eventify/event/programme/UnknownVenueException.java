package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The venue is not (yet) known here from venue.defined. */
class UnknownVenueException extends DomainException {
    UnknownVenueException() {
        super(422, "unknown_venue", "venueId", "unknown");
    }
}
