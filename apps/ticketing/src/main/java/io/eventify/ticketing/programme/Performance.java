package io.eventify.ticketing.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A performance with what a ticket shows of it.
 *
 * @param title of the performance, or of its event
 * @param zone of the venue
 */
public record Performance(
        UUID id,
        UUID eventId,
        UUID organisationId,
        Texts title,
        Instant startTime,
        Instant endTime,
        ZoneId zone,
        Texts venueName,
        String venueAddress,
        boolean reentryAllowed,
        boolean transferAllowed,
        int offlineMinutes,
        boolean cancelled) {}
