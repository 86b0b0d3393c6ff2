package io.eventify.ticketing.attendees;

import io.eventify.contracts.Money;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The attendees of a performance for those who run it. A ticket admits whoever shows it: the name is that of who ordered it or took it over. */
@ApplicationScoped
public class AttendeeList {

    /**
     * A ticket without what admits.
     *
     * @param name who holds it, as the account was called; absent for tickets from before names were kept
     * @param status valid, revoked, checked_in or outside (left again)
     */
    @Schema(name = "Attendee")
    public record Attendee(
            UUID ticketId,
            @Nullable String name,
            String orderNumber,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            String priceCategory,
            Money price,
            String status,
            Instant issuedAt) {}

    /**
     * A part of the list, in the order of ticket ids.
     *
     * @param next ask again with {@code after} = this; null at the end
     */
    @Schema(name = "AttendeePart")
    public record Part(
            UUID performanceId,
            List<Attendee> attendees,
            @Nullable UUID next) {}

    private final Programme programme;
    private final Tickets tickets;

    @Inject
    public AttendeeList(Programme programme, Tickets tickets) {
        this.programme = programme;
        this.tickets = tickets;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected AttendeeList() {
        this(null, null);
    }

    /**
     * @param everywhere an administrator
     * @throws NotFoundException if the performance is unknown here
     * @throws ForbiddenActionException unless the person owns or manages its organisation
     */
    @Transactional
    public Part of(UUID performanceId, UUID person, boolean everywhere, @Nullable UUID after, int limit) {
        Performance performance =
                programme.performance(performanceId).orElseThrow(() -> new NotFoundException("performance"));
        if (!everywhere && !programme.isManager(person, performance.organisationId())) {
            throw new ForbiddenActionException();
        }
        List<Ticket> page = tickets.ofPerformance(performanceId, after, limit);
        Map<UUID, String> names = page.isEmpty()
                ? Map.of()
                : tickets.holderNames(
                        performanceId, page.getFirst().id(), page.getLast().id());
        return new Part(
                performanceId,
                page.stream()
                        .map(ticket -> attendee(ticket, names.get(ticket.id())))
                        .toList(),
                page.size() < limit ? null : page.getLast().id());
    }

    private static Attendee attendee(Ticket ticket, @Nullable String name) {
        return new Attendee(
                ticket.id(),
                name,
                ticket.orderNumber(),
                ticket.label(),
                ticket.section(),
                ticket.row(),
                ticket.number(),
                ticket.priceCategory(),
                ticket.price(),
                ticket.shownStatus(),
                ticket.issuedAt());
    }
}
