package io.eventify.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A ticket has a new owner and a new code. */
public record TicketTransferred(UUID ticketId, UUID orderId, UUID fromCustomerId, UUID toCustomerId, Instant at) {}
