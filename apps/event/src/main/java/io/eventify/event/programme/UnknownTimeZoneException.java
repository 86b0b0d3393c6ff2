package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Not a zone of the IANA time zone database. */
class UnknownTimeZoneException extends DomainException {
    UnknownTimeZoneException() {
        super(422, "unknown_time_zone", "timeZone", "unknown");
    }
}
