package io.eventify.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A ticket was scanned at the door; {@code direction} is entry or exit. */
public record TicketCheckedIn(
        UUID ticketId, UUID orderId, UUID performanceId, Instant at, String deviceId, String direction) {}
