package io.eventify.ticketing.door;

import java.time.Instant;
import java.util.UUID;

/** @param status checked_in, or checked_out for an exit scan */
public record CheckInView(UUID ticketId, String status, Instant at) {}
