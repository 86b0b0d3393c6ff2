package io.eventify.contracts.events;

import java.util.List;
import java.util.UUID;

/** All tickets of an order were issued. */
public record TicketsIssued(UUID orderId, UUID customerId, UUID performanceId, List<Ticket> tickets) {

    /** A ticket and the order line it stands for. */
    public record Ticket(UUID ticketId, UUID lineId) {}
}
