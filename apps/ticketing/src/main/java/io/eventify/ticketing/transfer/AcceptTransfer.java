package io.eventify.ticketing.transfer;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketTransferred;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.outbox.Outbox;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import io.eventify.ticketing.transfer.Transfers.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Takes over a ticket: the same ticket gets a new owner and a new version, so that every earlier code of it is dead. */
@ApplicationScoped
public class AcceptTransfer {

    private final Tickets tickets;
    private final Transfers transfers;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public AcceptTransfer(Tickets tickets, Transfers transfers, Outbox outbox, Clock clock) {
        this.tickets = tickets;
        this.transfers = transfers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected AcceptTransfer() {
        this(null, null, null, null);
    }

    /**
     * @param name of the new owner, for the door
     * @return the ticket's id
     * @throws NotFoundException if there is no such offer
     * @throws TransferRefusedException if it was accepted, withdrawn or has run out, or the ticket is no longer valid or was used
     */
    @Transactional
    public UUID of(String code, UUID newOwner, String name) {
        Transfer transfer = transfers.find(new TransferCode(code)).orElseThrow(() -> new NotFoundException("transfer"));
        Ticket ticket = tickets.lock(transfer.ticketId()).orElseThrow();
        Instant now = clock.instant();
        if (transfer.fromId().equals(newOwner)) {
            throw new TransferRefusedException(409, "transfer_to_self");
        }
        if (!transfer.expiresAt().isAfter(now)
                || !ticket.ownerId().equals(transfer.fromId())
                || !transfers.accept(transfer.id(), newOwner, now)) {
            throw new TransferRefusedException(410, "transfer_expired");
        }
        if (ticket.status() != Ticket.Status.VALID || ticket.isUsed()) {
            throw new TransferRefusedException(409, ticket.isUsed() ? "ticket_already_used" : "ticket_not_valid");
        }
        tickets.changeOwner(ticket.id(), newOwner, name);
        outbox.publish(
                EventTypes.TICKET_TRANSFERRED,
                ticket.id(),
                new TicketTransferred(ticket.id(), ticket.orderId(), transfer.fromId(), newOwner, now));
        return ticket.id();
    }
}
