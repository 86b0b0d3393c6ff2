package io.eventify.ticketing.transfer;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Offers a ticket to whoever has the code. A new offer ends an earlier one; until it is accepted the ticket stays with its owner. */
@ApplicationScoped
public class OfferTransfer {

    /** @param code shown once only; only its hash is kept */
    public record Offer(UUID ticketId, String code, Instant expiresAt) {}

    private final Tickets tickets;
    private final Transfers transfers;
    private final Programme programme;
    private final Clock clock;
    private final Duration lifetime;

    @Inject
    public OfferTransfer(
            Tickets tickets,
            Transfers transfers,
            Programme programme,
            Clock clock,
            @ConfigProperty(name = "eventify.ticketing.transfer.lifetime", defaultValue = "PT72H") Duration lifetime) {
        this.tickets = tickets;
        this.transfers = transfers;
        this.programme = programme;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected OfferTransfer() {
        this(null, null, null, null, null);
    }

    /**
     * @throws NotFoundException if the ticket is not the owner's
     * @throws TransferRefusedException if the event does not allow it, or the ticket is not valid, used, or of a performance that has begun
     */
    @Transactional
    public Offer of(UUID ticketId, UUID ownerId) {
        Ticket ticket = tickets.lock(ticketId)
                .filter(t -> t.ownerId().equals(ownerId))
                .orElseThrow(() -> new NotFoundException("ticket"));
        Optional<Performance> performance = programme.performance(ticket.performanceId());
        refuseUnlessTransferable(ticket, performance);
        Instant now = clock.instant();
        Instant end = performance
                .map(Performance::startTime)
                .filter(now.plus(lifetime)::isAfter)
                .orElse(now.plus(lifetime));
        TransferCode code = TransferCode.random();
        transfers.withdrawOpen(ticketId);
        transfers.open(Ids.next(), ticketId, ownerId, code, end, now);
        return new Offer(ticketId, code.text(), end);
    }

    private void refuseUnlessTransferable(Ticket ticket, Optional<Performance> performance) {
        if (performance.filter(p -> !p.transferAllowed()).isPresent()) {
            throw new TransferRefusedException(422, "transfer_not_allowed");
        }
        if (ticket.status() != Ticket.Status.VALID) {
            throw new TransferRefusedException(409, "ticket_not_valid");
        }
        if (ticket.isUsed()) {
            throw new TransferRefusedException(409, "ticket_already_used");
        }
        if (performance
                .filter(p -> p.cancelled() || !p.startTime().isAfter(clock.instant()))
                .isPresent()) {
            throw new TransferRefusedException(409, "transfer_too_late");
        }
    }
}
