package io.eventify.ticketing.issue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketRevoked;
import io.eventify.contracts.events.TicketsIssued;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;

/** How a saga's tickets end: valid and announced, or revoked. Repeating it does nothing. */
@ApplicationScoped
@Transactional
public class EndIssue {

    private final Participations participations;
    private final Tickets tickets;
    private final Outbox outbox;

    @Inject
    public EndIssue(Participations participations, Tickets tickets, Outbox outbox) {
        this.participations = participations;
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected EndIssue() {
        this(null, null, null);
    }

    /** The saga ended well. */
    public void well(URI lra) {
        if (!participations.completeOnce(lra, IssueTickets.PARTICIPANT)) {
            return;
        }
        List<Ticket> issued = tickets.lockOfSaga(lra).stream()
                .filter(t -> t.status() == Ticket.Status.ISSUED)
                .toList();
        if (issued.isEmpty()) {
            return;
        }
        issued.forEach(ticket -> tickets.validate(ticket.id()));
        Ticket first = issued.getFirst();
        outbox.publish(
                EventTypes.TICKET_ISSUED,
                first.orderId(),
                new TicketsIssued(
                        first.orderId(),
                        first.ownerId(),
                        first.performanceId(),
                        issued.stream()
                                .map(t -> new TicketsIssued.Ticket(t.id(), t.lineId()))
                                .toList()));
    }

    /** The saga was cancelled. */
    public void badly(URI lra) {
        if (!participations.compensateOnce(lra, IssueTickets.PARTICIPANT)) {
            return;
        }
        for (Ticket ticket : tickets.lockOfSaga(lra)) {
            if (ticket.status() != Ticket.Status.REVOKED) {
                tickets.revoke(ticket.id(), "order_cancelled");
                outbox.publish(
                        EventTypes.TICKET_REVOKED,
                        ticket.id(),
                        new TicketRevoked(ticket.id(), ticket.orderId(), ticket.lineId(), "order_cancelled"));
            }
        }
    }
}
