package io.eventify.inventory.venue;

import io.eventify.platform.errors.DomainException;

/** The time zone is none of the IANA zone ids: 422 {@code time_zone_unknown}. */
public class UnknownTimeZoneException extends DomainException {
    public UnknownTimeZoneException() {
        super(422, "time_zone_unknown", "timeZone", "unknown");
    }
}
