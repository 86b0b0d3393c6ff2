package io.eventify.contracts.events;

import java.util.UUID;

/** A ticket no longer admits. */
public record TicketRevoked(UUID ticketId, UUID orderId, UUID lineId, String reason) {}
