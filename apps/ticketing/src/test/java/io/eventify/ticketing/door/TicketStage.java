package io.eventify.ticketing.door;

import io.eventify.contracts.Money;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.EventJson;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TableOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.attendees.AttendeeList;
import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.issue.EndIssue;
import io.eventify.ticketing.issue.IssueTickets;
import io.eventify.ticketing.issue.RevokeTickets;
import io.eventify.ticketing.programme.Programme;
import io.eventify.ticketing.programme.ProgrammeConsumer;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import io.eventify.ticketing.transfer.AcceptTransfer;
import io.eventify.ticketing.transfer.OfferTransfer;
import io.eventify.ticketing.transfer.Transfers;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The ticketing context on a real database. */
public final class TicketStage {

    public final Door.Keeper keeper = new Door.Keeper(Ids.next(), false);
    public final UUID customer = Ids.next();
    public final TicketKeys keys = newKeys();
    public final IssueTickets issueTickets;
    public final EndIssue endIssue;
    public final RevokeTickets revokeTickets;
    public final CheckIn checkIn;
    public final CheckInList checkInList;
    public final AttendeeList attendeeList;
    public final UUID manager = Ids.next();
    final OfflineLimit offlineLimit;
    final Doors doors;
    final Guests guests;
    final Clock clock;
    public final OfferTransfer offerTransfer;
    public final AcceptTransfer acceptTransfer;

    private final TestTransactions transactions;
    private final Sql sql;
    private final Tickets tickets;
    private final ProgrammeConsumer consumer;
    final UUID organisation = Ids.next();

    public TicketStage() {
        this(Clock.systemUTC());
    }

    /** At a time of the test's own. */
    public TicketStage(Clock clock) {
        this.clock = clock;
        transactions =
                TestTransactions.mandatory(TestDatabase.forContext("ticketing").dataSource());
        sql = new Sql(transactions.dataSource());
        tickets = new Tickets(sql);
        Programme programme = new Programme(sql);
        Participations participations = new Participations(transactions.dataSource());
        Outbox outbox = new TableOutbox(sql);
        Door door = new Door(programme);
        consumer = new ProgrammeConsumer(programme);
        issueTickets = transactions.around(
                IssueTickets.class, new IssueTickets(tickets, programme, participations, outbox, sql, clock));
        endIssue = transactions.around(EndIssue.class, new EndIssue(participations, tickets, outbox));
        revokeTickets = transactions.around(RevokeTickets.class, new RevokeTickets(tickets, outbox));
        checkIn = transactions.around(
                CheckIn.class,
                new CheckIn(
                        keys, tickets, new Scans(sql), door, outbox, clock, Duration.ofHours(12), Duration.ofHours(6)));
        offlineLimit = transactions.around(OfflineLimit.class, new OfflineLimit(keys, programme));
        checkInList = transactions.around(CheckInList.class, new CheckInList(door, tickets, keys, clock));
        attendeeList = transactions.around(AttendeeList.class, new AttendeeList(programme, tickets));
        doors = transactions.around(
                Doors.class, new Doors(door, programme, sql, clock, Duration.ofHours(12), Duration.ofHours(6)));
        guests = transactions.around(Guests.class, new Guests(door, tickets, keys, sql));
        Transfers transfers = new Transfers(sql);
        offerTransfer = transactions.around(
                OfferTransfer.class, new OfferTransfer(tickets, transfers, programme, clock, Duration.ofHours(72)));
        acceptTransfer =
                transactions.around(AcceptTransfer.class, new AcceptTransfer(tickets, transfers, outbox, clock));
        hear(
                EventTypes.ORGANISATION_UPDATED,
                organisation,
                new OrganisationChanged(
                        organisation,
                        "Club",
                        List.of(
                                new OrganisationChanged.Member(keeper.userId(), "checkin", List.of()),
                                new OrganisationChanged.Member(manager, "manager", List.of()))));
    }

    public UUID performance(Instant start, boolean reentry) {
        return performance(Ids.next(), start, reentry);
    }

    /** A performance of an event. */
    UUID performance(UUID event, Instant start, boolean reentry) {
        UUID id = Ids.next();
        hear(
                EventTypes.PERFORMANCE_SCHEDULED,
                id,
                new PerformanceChanged(
                        id,
                        event,
                        organisation,
                        Map.of("en", "Show", "ar", "عرض"),
                        start,
                        start.plus(Duration.ofHours(2)),
                        "Africa/Tunis",
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        new SalesPolicy(10, 10, 24, 100, reentry, true, 5),
                        "open"));
        return id;
    }

    public UUID performanceTonight() {
        return performance(clock.instant().plus(Duration.ofHours(2)), false);
    }

    public void hear(String type, UUID subject, Object data) {
        DomainEvent event = new DomainEvent(
                Ids.next(),
                type,
                "/test",
                subject,
                Instant.now(),
                Ids.next(),
                Json.createReader(new StringReader(EventJson.write(data))).readObject());
        transactions.run(() -> consumer.on(event));
    }

    public IssueTicketsRequest order(UUID performanceId, int lines) {
        return new IssueTicketsRequest(
                Ids.next(),
                "A-1",
                customer,
                "Amina Ben Salah",
                performanceId,
                "ar",
                IntStream.range(0, lines)
                        .mapToObj(i -> new IssueTicketsRequest.Line(
                                Ids.next(),
                                "Row C, seat " + i,
                                "Stalls",
                                "C",
                                "" + i,
                                "standard",
                                Money.of("TND", "12.500")))
                        .toList());
    }

    public static URI newSaga() {
        return URI.create("http://127.0.0.1/lra-coordinator/" + UUID.randomUUID());
    }

    /** A valid ticket. */
    public Ticket ticket(UUID performanceId) {
        URI lra = newSaga();
        IssueTicketsRequest order = order(performanceId, 1);
        issueTickets.of(lra, order);
        endIssue.well(lra);
        return ofLine(order.orderId(), order.lines().getFirst().lineId());
    }

    /** A valid ticket of somebody. */
    public Ticket ticketOf(UUID performanceId, String holder) {
        Ticket ticket = ticket(performanceId);
        transactions.run(() -> sql.update("update tickets set holder_name = ? where id = ?", holder, ticket.id()));
        return ticket;
    }

    boolean wasByHand(UUID ticketId) {
        return transactions.call(() ->
                sql.one("select bool_and(by_hand) from scans where ticket_id = ?", row -> row.getBoolean(1), ticketId));
    }

    public Ticket ofLine(UUID orderId, UUID lineId) {
        return transactions.call(
                () -> tickets.lockLines(orderId, List.of(lineId)).getFirst());
    }

    public Ticket read(UUID ticketId) {
        return transactions.call(() -> tickets.find(ticketId).orElseThrow());
    }

    public String code(Ticket ticket) {
        return keys.sign(ticket.id(), ticket.performanceId(), ticket.version());
    }

    Scan scan(Ticket ticket, Scan.Direction direction) {
        return new Scan(Ids.next(), code(ticket), "gate-1", direction, null, clock.instant(), false);
    }

    ScanOutcome enter(Ticket ticket) {
        return checkIn.of(scan(ticket, Scan.Direction.ENTRY), keeper);
    }

    /** Why the scans of a device that found no ticket were refused. */
    List<String> refusalsWithoutTicket(UUID scanId) {
        return transactions.call(() -> sql.list(
                "select refusal from scans where id = ? and ticket_id is null", row -> row.getString(1), scanId));
    }

    /** The staff of the organisation, instead of the keeper. */
    void staffed(OrganisationChanged.Member... members) {
        hear(
                EventTypes.ORGANISATION_UPDATED,
                organisation,
                new OrganisationChanged(organisation, "Club", List.of(members)));
    }

    public List<String> announced(UUID subject) {
        return transactions.call(() ->
                sql.list("select type from outbox where subject = ? order by seq", row -> row.getString(1), subject));
    }

    public long scansWritten(UUID ticketId) {
        return transactions.call(
                () -> sql.first("select count(*) from scans where ticket_id = ?", row -> row.getLong(1), ticketId)
                        .orElseThrow());
    }

    void execute(String statement) {
        transactions.run(() -> sql.update(statement));
    }

    private static TicketKeys newKeys() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return new TicketKeys(Base64.getEncoder().encodeToString(key), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
