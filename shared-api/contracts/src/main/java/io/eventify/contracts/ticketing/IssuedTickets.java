package io.eventify.contracts.ticketing;

import java.util.List;
import java.util.UUID;

/** The tickets of an order. */
public record IssuedTickets(UUID orderId, List<Ticket> tickets) {

    /** @param status valid, revoked, checked_in or outside (left again) */
    public record Ticket(UUID ticketId, UUID lineId, String status) {}
}
