package io.eventify.ticketing.document;

import io.eventify.contracts.Page;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.rest.Paging;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads tickets with their performances. */
@ApplicationScoped
@Transactional
public class ReadTicket {

    /** A ticket and its performance, as far as that is known here. */
    public record Reading(Ticket ticket, Optional<Performance> performance) {}

    private final Tickets tickets;
    private final Programme programme;

    @Inject
    public ReadTicket(Tickets tickets, Programme programme) {
        this.tickets = tickets;
        this.programme = programme;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReadTicket() {
        this(null, null);
    }

    public Reading any(UUID ticketId) {
        Ticket ticket = tickets.find(ticketId)
                .filter(t -> t.status() != Ticket.Status.ISSUED)
                .orElseThrow(() -> new NotFoundException("ticket"));
        return new Reading(ticket, programme.performance(ticket.performanceId()));
    }

    /** @throws NotFoundException if it is somebody else's */
    public Reading own(UUID ticketId, UUID ownerId) {
        Reading reading = any(ticketId);
        if (!reading.ticket().ownerId().equals(ownerId)) {
            throw new NotFoundException("ticket");
        }
        return reading;
    }

    public Page<Reading> mine(UUID ownerId, @Nullable UUID orderId, Paging paging) {
        Map<UUID, Optional<Performance>> performances = new HashMap<>();
        List<Reading> page = tickets.ofOwner(ownerId, orderId, paging.offset(), paging.size).stream()
                .map(t -> new Reading(t, performances.computeIfAbsent(t.performanceId(), programme::performance)))
                .toList();
        return new Page<>(paging.page, paging.size, tickets.countOfOwner(ownerId, orderId), page);
    }
}
