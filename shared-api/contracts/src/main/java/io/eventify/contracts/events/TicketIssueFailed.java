package io.eventify.contracts.events;

import java.util.UUID;

/** Tickets of a paid order could not be issued. */
public record TicketIssueFailed(UUID orderId, String reason) {}
