package io.eventify.ticketing.issue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketRevoked;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.outbox.Outbox;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Takes tickets of an order out of use: all of them or none. Whoever holds them by then, they no longer admit. */
@ApplicationScoped
public class RevokeTickets {

    private final Tickets tickets;
    private final Outbox outbox;

    @Inject
    public RevokeTickets(Tickets tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected RevokeTickets() {
        this(null, null);
    }

    /**
     * @throws NotFoundException if a line has no ticket
     * @throws TicketAlreadyUsedException if somebody was let in with one of them, unless forced
     */
    @Transactional
    public IssuedTickets of(RevokeTicketsRequest request) {
        List<Ticket> found = tickets.lockLines(request.orderId(), request.lineIds());
        if (found.size() < new HashSet<>(request.lineIds()).size()) {
            throw new NotFoundException("ticket");
        }
        List<Ticket> live =
                found.stream().filter(t -> t.status() != Ticket.Status.REVOKED).toList();
        List<UUID> used =
                live.stream().filter(Ticket::isUsed).map(Ticket::lineId).toList();
        if (!used.isEmpty() && !request.force()) {
            throw new TicketAlreadyUsedException(used);
        }
        for (Ticket ticket : live) {
            tickets.revoke(ticket.id(), request.reason());
            outbox.publish(
                    EventTypes.TICKET_REVOKED,
                    ticket.id(),
                    new TicketRevoked(ticket.id(), ticket.orderId(), ticket.lineId(), request.reason()));
        }
        return IssueTickets.answer(request.orderId(), tickets.lockLines(request.orderId(), request.lineIds()));
    }
}
