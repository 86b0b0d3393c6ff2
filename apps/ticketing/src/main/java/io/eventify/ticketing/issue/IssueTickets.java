package io.eventify.ticketing.issue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketIssueFailed;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Issues the tickets of an order in its saga: they become valid, and are announced, when the saga ends well. Each line has one ticket for ever, so asking again gives the
 * same ones.
 */
@ApplicationScoped
public class IssueTickets {

    static final String PARTICIPANT = "tickets";
    private static final Set<String> LANGUAGES = Set.of("fr", "en", "ar");

    private final Tickets tickets;
    private final Programme programme;
    private final Participations participations;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    @Inject
    public IssueTickets(
            Tickets tickets, Programme programme, Participations participations, Outbox outbox, Sql sql, Clock clock) {
        this.tickets = tickets;
        this.programme = programme;
        this.participations = participations;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected IssueTickets() {
        this(null, null, null, null, null, null);
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Issued(IssuedTickets tickets) implements Outcome {}

        /** The performance will not take place; that is announced once, and stands in the database although the request is refused. */
        record Refused() implements Outcome {}
    }

    /**
     * @throws io.eventify.platform.lra.LraEndedException if the saga is over here
     * @throws TicketsDifferException if a line has a ticket of another order or saga
     */
    @Transactional
    public Outcome of(URI lra, IssueTicketsRequest request) {
        participations.enlist(lra, PARTICIPANT);
        if (programme
                .performance(request.performanceId())
                .filter(Performance::cancelled)
                .isPresent()) {
            announceFailure(request);
            return new Outcome.Refused();
        }
        Instant now = clock.instant();
        request.lines()
                .forEach(line -> tickets.addIfLineHasNone(ticket(lra, request, line, now), request.holderName()));
        List<Ticket> issued = tickets.lockLines(
                request.orderId(),
                request.lines().stream().map(IssueTicketsRequest.Line::lineId).toList());
        if (issued.size()
                        != request.lines().stream()
                                .map(IssueTicketsRequest.Line::lineId)
                                .distinct()
                                .count()
                || issued.stream().anyMatch(t -> !lra.equals(t.lra()))) {
            throw new TicketsDifferException();
        }
        return new Outcome.Issued(answer(request.orderId(), issued));
    }

    private void announceFailure(IssueTicketsRequest request) {
        String reason = "performance_cancelled";
        int first = sql.update(
                "insert into issue_failures (order_id, reason, failed_at) values (?, ?, ?) on conflict (order_id) do nothing",
                request.orderId(),
                reason,
                clock.instant());
        if (first == 1) {
            outbox.publish(
                    EventTypes.TICKET_ISSUE_FAILED,
                    request.orderId(),
                    new TicketIssueFailed(request.orderId(), reason));
        }
    }

    static IssuedTickets answer(UUID orderId, List<Ticket> tickets) {
        return new IssuedTickets(
                orderId,
                tickets.stream()
                        .map(t -> new IssuedTickets.Ticket(t.id(), t.lineId(), t.shownStatus()))
                        .toList());
    }

    private static Ticket ticket(URI lra, IssueTicketsRequest request, IssueTicketsRequest.Line line, Instant now) {
        String language = LANGUAGES.contains(request.language()) ? request.language() : "en";
        return new Ticket(
                Ids.next(),
                line.lineId(),
                request.orderId(),
                request.orderNumber(),
                request.customerId(),
                request.performanceId(),
                language,
                line.label(),
                line.section(),
                line.row(),
                line.number(),
                line.priceCategory(),
                line.price(),
                Ticket.Status.ISSUED,
                1,
                lra,
                now,
                0);
    }
}
