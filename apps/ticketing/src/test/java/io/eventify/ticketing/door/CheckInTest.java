package io.eventify.ticketing.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged.Member;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.StatementFailedException;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.ticket.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckInTest {

    private final TicketStage stage = new TicketStage();

    @Test
    void a_ticket_admits_once_however_many_scan_it_at_once() throws Exception {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        int gates = 12;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ScanOutcome>> outcomes;
        try (ExecutorService threads = Executors.newFixedThreadPool(gates)) {
            outcomes = IntStream.range(0, gates)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return stage.enter(ticket);
                    }))
                    .toList();
            start.countDown();
        }

        assertThat(outcomes)
                .filteredOn(o -> o.resultNow() instanceof ScanOutcome.Admitted)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(o -> o.resultNow() instanceof ScanOutcome.Refused r
                        && r.code().equals("already_checked_in")
                        && r.device().equals("gate-1"))
                .hasSize(gates - 1);
        assertThat(stage.announced(ticket.id())).containsExactly("ticket.checked-in");
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(gates);
    }

    @Test
    void the_same_scan_sent_twice_counts_once() {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        Scan scan = stage.scan(ticket, Scan.Direction.ENTRY);

        ScanOutcome first = stage.checkIn.of(scan, stage.keeper);

        assertThat(first).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.checkIn.of(scan, stage.keeper)).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(1);
    }

    @Test
    void the_same_scan_sent_twice_at_once_is_let_in_both_times_and_written_once() throws Exception {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        Scan scan = stage.scan(ticket, Scan.Direction.ENTRY);

        List<ScanOutcome> outcomes = atOnce(List.of(scan, scan, scan, scan));

        assertThat(outcomes).allMatch(ScanOutcome.Admitted.class::isInstance);
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(1);
        assertThat(stage.announced(ticket.id())).containsExactly("ticket.checked-in");
    }

    @Test
    void a_scan_that_was_refused_is_refused_the_same_way_when_it_is_told_again() {
        Ticket used = stage.ticket(stage.performanceTonight());
        stage.enter(used);
        Scan late = stage.scan(used, Scan.Direction.ENTRY);
        ScanOutcome first = stage.checkIn.of(late, stage.keeper);
        Ticket revoked = stage.ticket(stage.performanceTonight());
        stage.revokeTickets.of(new RevokeTicketsRequest(revoked.orderId(), List.of(revoked.lineId()), "test", false));
        Scan inVain = stage.scan(revoked, Scan.Direction.ENTRY);

        assertThat(stage.checkIn.of(late, stage.keeper)).isEqualTo(first);
        assertThat(stage.checkIn.of(inVain, stage.keeper)).isEqualTo(stage.checkIn.of(inVain, stage.keeper));
        assertThat(stage.scansWritten(used.id())).isEqualTo(2);
        assertThat(stage.scansWritten(revoked.id())).isEqualTo(1);
    }

    @Test
    void the_id_of_one_ticket_s_scan_does_not_answer_for_another_ticket() {
        UUID tonight = stage.performanceTonight();
        Ticket guest = stage.ticket(tonight);
        Ticket gateCrasher = stage.ticket(tonight);
        stage.revokeTickets.of(
                new RevokeTicketsRequest(gateCrasher.orderId(), List.of(gateCrasher.lineId()), "stolen", false));
        Scan scan = stage.scan(guest, Scan.Direction.ENTRY);
        stage.checkIn.of(scan, stage.keeper);

        assertThat(refusal(stage.checkIn.of(withCode(scan, stage.code(gateCrasher)), stage.keeper)))
                .isEqualTo("scan_id_reused");
        assertThat(refusal(stage.checkIn.of(withCode(scan, stage.keys.sign(Ids.next(), tonight, 1)), stage.keeper)))
                .isEqualTo("scan_id_reused");
        assertThat(refusal(stage.checkIn.of(
                        new Scan(scan.id(), "nonsense", "gate-1", Scan.Direction.ENTRY, tonight, scan.at(), false),
                        stage.keeper)))
                .isEqualTo("scan_id_reused");
        assertThat(stage.checkIn.of(scan, stage.keeper)).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.scansWritten(gateCrasher.id())).isZero();
    }

    @Test
    void the_id_of_an_entry_does_not_answer_for_an_exit() {
        Ticket ticket = stage.ticket(stage.performance(Instant.now().plus(Duration.ofHours(1)), true));
        Scan in = stage.scan(ticket, Scan.Direction.ENTRY);
        stage.checkIn.of(in, stage.keeper);

        Scan out = new Scan(in.id(), in.code(), in.deviceId(), Scan.Direction.EXIT, null, in.at(), false);

        assertThat(refusal(stage.checkIn.of(out, stage.keeper))).isEqualTo("scan_id_reused");
        assertThat(stage.read(ticket.id()).shownStatus()).isEqualTo("checked_in");
    }

    @Test
    void one_id_for_many_codes_at_once_lets_in_one_of_them() throws Exception {
        UUID tonight = stage.performanceTonight();
        Scan first = stage.scan(stage.ticket(tonight), Scan.Direction.ENTRY);
        List<Scan> scans = Stream.concat(
                        Stream.of(first),
                        Stream.generate(() -> withCode(first, stage.code(stage.ticket(tonight))))
                                .limit(5))
                .toList();

        List<ScanOutcome> outcomes = atOnce(scans);

        assertThat(outcomes).filteredOn(ScanOutcome.Admitted.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> refusal(outcome).equals("scan_id_reused"))
                .hasSize(5);
    }

    @Test
    void a_code_that_cannot_be_read_is_written_down_only_at_a_door_of_the_keeper() {
        UUID tonight = stage.performanceTonight();
        UUID elsewhere = new TicketStage().performanceTonight();
        Scan here = unreadable(tonight);
        Scan nowhere = unreadable(null);
        Scan atAnotherDoor = unreadable(elsewhere);
        Scan atNoDoor = unreadable(Ids.next());

        assertThat(refusal(stage.checkIn.of(here, stage.keeper))).isEqualTo("ticket_code_invalid");
        assertThat(refusal(stage.checkIn.of(here, stage.keeper))).isEqualTo("ticket_code_invalid");
        assertThat(refusal(stage.checkIn.of(nowhere, stage.keeper))).isEqualTo("ticket_code_invalid");
        assertThatThrownBy(() -> stage.checkIn.of(atAnotherDoor, stage.keeper))
                .isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() -> stage.checkIn.of(atNoDoor, stage.keeper)).isInstanceOf(NotFoundException.class);

        assertThat(stage.refusalsWithoutTicket(here.id())).containsExactly("ticket_code_invalid");
        assertThat(List.of(nowhere, atAnotherDoor, atNoDoor))
                .allSatisfy(scan ->
                        assertThat(stage.refusalsWithoutTicket(scan.id())).isEmpty());
    }

    @Test
    void a_door_opens_twelve_hours_before_the_start_and_closes_six_hours_after_the_end() {
        Instant now = Instant.parse("2027-03-01T20:00:00Z");
        TicketStage then = new TicketStage(Clock.fixed(now, ZoneOffset.UTC));
        Instant earliest = now.plus(Duration.ofHours(12));
        Instant latest = now.minus(Duration.ofHours(6)).minus(Duration.ofHours(2));

        assertThat(then.enter(then.ticket(then.performance(earliest, false)))).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(refusal(then.enter(then.ticket(then.performance(earliest.plusMillis(1), false)))))
                .isEqualTo("check_in_not_open");
        assertThat(then.enter(then.ticket(then.performance(latest, false)))).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(refusal(then.enter(then.ticket(then.performance(latest.minusMillis(1), false)))))
                .isEqualTo("check_in_closed");
    }

    @Test
    void a_device_s_clock_may_be_two_minutes_fast_and_no_more() {
        Instant now = Instant.parse("2027-03-01T20:00:00Z");
        TicketStage then = new TicketStage(Clock.fixed(now, ZoneOffset.UTC));
        UUID tonight = then.performanceTonight();
        Duration allowed = Duration.ofMinutes(2);

        assertThat(refusal(then.checkIn.of(
                        offline(then, then.ticket(tonight), now.plus(allowed).plusMillis(1)), then.keeper)))
                .isEqualTo("device_clock_wrong");
        assertThat(then.checkIn.of(offline(then, then.ticket(tonight), now.plus(allowed)), then.keeper))
                .isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(then.checkIn.of(offline(then, then.ticket(tonight), now.minus(Duration.ofHours(1))), then.keeper))
                .isInstanceOf(ScanOutcome.Admitted.class);
    }

    @Test
    void a_ticket_whose_booking_is_not_finished_does_not_admit_yet() {
        IssueTicketsRequest order = stage.order(stage.performanceTonight(), 1);
        stage.issueTickets.of(TicketStage.newSaga(), order);
        Ticket ticket = stage.ofLine(order.orderId(), order.lines().getFirst().lineId());

        assertThat(refusal(stage.enter(ticket))).isEqualTo("ticket_not_valid_yet");
        assertThat(stage.read(ticket.id()).shownStatus()).isEqualTo("issued");
    }

    @Test
    void a_code_for_another_performance_than_its_ticket_s_does_not_admit() {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        String elsewhere = stage.keys.sign(ticket.id(), stage.performanceTonight(), 1);

        assertThat(refusal(
                        stage.checkIn.of(withCode(stage.scan(ticket, Scan.Direction.ENTRY), elsewhere), stage.keeper)))
                .isEqualTo("wrong_performance");
    }

    @Test
    void owners_and_managers_stand_at_every_door_and_check_in_staff_at_those_of_their_events() {
        UUID event = Ids.next();
        UUID performance = stage.performance(event, Instant.now().plus(Duration.ofHours(1)), false);
        UUID owner = Ids.next();
        UUID manager = Ids.next();
        UUID everywhere = Ids.next();
        UUID here = Ids.next();
        UUID elsewhere = Ids.next();
        UUID designer = Ids.next();
        stage.staffed(
                new Member(owner, "owner", List.of()),
                new Member(manager, "manager", List.of()),
                new Member(everywhere, "checkin", List.of()),
                new Member(here, "checkin", List.of(Ids.next(), event)),
                new Member(elsewhere, "checkin", List.of(Ids.next())),
                new Member(designer, "viewer", List.of()));

        assertThat(List.of(owner, manager, everywhere, here)).allSatisfy(user -> assertThat(
                        stage.checkInList.of(performance, new Door.Keeper(user, false), null, 10))
                .isNotNull());
        assertThat(List.of(elsewhere, designer, stage.keeper.userId())).allSatisfy(user -> assertThatThrownBy(
                        () -> stage.checkInList.of(performance, new Door.Keeper(user, false), null, 10))
                .isInstanceOf(ForbiddenActionException.class));
    }

    @Test
    void out_and_in_again_only_where_the_event_allows_it() {
        Ticket strict = stage.ticket(stage.performanceTonight());
        stage.enter(strict);
        assertThat(refusal(stage.checkIn.of(stage.scan(strict, Scan.Direction.EXIT), stage.keeper)))
                .isEqualTo("reentry_not_allowed");

        Ticket open = stage.ticket(stage.performance(Instant.now().plus(Duration.ofHours(1)), true));
        assertThat(refusal(stage.checkIn.of(stage.scan(open, Scan.Direction.EXIT), stage.keeper)))
                .isEqualTo("not_checked_in");
        assertThat(stage.enter(open)).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(refusal(stage.enter(open))).isEqualTo("already_checked_in");
        assertThat(stage.checkIn.of(stage.scan(open, Scan.Direction.EXIT), stage.keeper))
                .isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.read(open.id()).shownStatus()).isEqualTo("outside");
        assertThat(stage.enter(open)).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.read(open.id()).shownStatus()).isEqualTo("checked_in");
    }

    @Test
    void what_does_not_admit_says_why() {
        UUID tonight = stage.performanceTonight();
        Ticket revoked = stage.ticket(tonight);
        stage.revokeTickets.of(new RevokeTicketsRequest(revoked.orderId(), List.of(revoked.lineId()), "test", false));
        assertThat(refusal(stage.enter(revoked))).isEqualTo("ticket_revoked");

        assertThat(refusal(
                        stage.enter(stage.ticket(stage.performance(Instant.now().plus(Duration.ofDays(3)), false)))))
                .isEqualTo("check_in_not_open");
        assertThat(refusal(
                        stage.enter(stage.ticket(stage.performance(Instant.now().minus(Duration.ofDays(1)), false)))))
                .isEqualTo("check_in_closed");

        Ticket ticket = stage.ticket(tonight);
        assertThat(refusal(stage.checkIn.of(
                        new Scan(Ids.next(), "nonsense", "gate-1", Scan.Direction.ENTRY, null, Instant.now(), false),
                        stage.keeper)))
                .isEqualTo("ticket_code_invalid");
        assertThat(refusal(stage.checkIn.of(
                        new Scan(
                                Ids.next(),
                                stage.code(ticket),
                                "gate-1",
                                Scan.Direction.ENTRY,
                                Ids.next(),
                                Instant.now(),
                                false),
                        stage.keeper)))
                .isEqualTo("wrong_performance");
        assertThat(refusal(stage.checkIn.of(
                        new Scan(
                                Ids.next(),
                                stage.keys.sign(Ids.next(), tonight, 1),
                                "gate-1",
                                Scan.Direction.ENTRY,
                                null,
                                Instant.now(),
                                false),
                        stage.keeper)))
                .isEqualTo("ticket_unknown");
        assertThat(refusal(stage.checkIn.of(
                        new Scan(
                                Ids.next(),
                                stage.code(ticket),
                                "gate-1",
                                Scan.Direction.ENTRY,
                                null,
                                Instant.now().plusSeconds(600),
                                true),
                        stage.keeper)))
                .isEqualTo("device_clock_wrong");

        stage.hear(
                EventTypes.PERFORMANCE_CANCELLED,
                tonight,
                new PerformanceCancelled(tonight, Ids.next(), Ids.next(), Instant.now(), "rain"));
        assertThat(refusal(stage.enter(ticket))).isEqualTo("performance_cancelled");
    }

    @Test
    void only_who_is_assigned_scans() {
        Ticket ticket = stage.ticket(stage.performanceTonight());

        assertThatThrownBy(() ->
                        stage.checkIn.of(stage.scan(ticket, Scan.Direction.ENTRY), new Door.Keeper(Ids.next(), false)))
                .isInstanceOf(ForbiddenActionException.class);
        assertThat(stage.scansWritten(ticket.id())).isZero();
        assertThat(stage.checkIn.of(stage.scan(ticket, Scan.Direction.ENTRY), new Door.Keeper(Ids.next(), true)))
                .isInstanceOf(ScanOutcome.Admitted.class);
    }

    @Test
    void a_transferred_ticket_admits_with_its_new_code_only() {
        Ticket before = stage.ticket(stage.performanceTonight());
        UUID friend = Ids.next();

        stage.acceptTransfer.of(
                stage.offerTransfer.of(before.id(), stage.customer).code(), friend, "Salma Trabelsi");

        Ticket after = stage.read(before.id());
        assertThat(after.ownerId()).isEqualTo(friend);
        assertThat(refusal(stage.enter(before))).isEqualTo("ticket_code_superseded");
        assertThat(stage.enter(after)).isInstanceOf(ScanOutcome.Admitted.class);
        assertThat(stage.announced(before.id())).containsExactly("ticket.transferred", "ticket.checked-in");
    }

    @Test
    void scans_are_never_changed() {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        stage.enter(ticket);

        assertThatThrownBy(() -> stage.execute("update scans set device_id = 'other'"))
                .isInstanceOf(StatementFailedException.class);
        assertThatThrownBy(() -> stage.execute("delete from scans")).isInstanceOf(StatementFailedException.class);
    }

    @Test
    void the_list_for_scanners_comes_in_parts_and_says_how_long_it_is_good() {
        UUID tonight = stage.performanceTonight();
        Ticket used = stage.ticket(tonight);
        stage.ticket(tonight);
        stage.ticket(tonight);
        stage.enter(used);

        CheckInList.Part first = stage.checkInList.of(tonight, stage.keeper, null, 2);
        CheckInList.Part rest = stage.checkInList.of(tonight, stage.keeper, first.next(), 2);

        assertThat(first.tickets()).hasSize(2);
        assertThat(rest.tickets()).hasSize(1);
        assertThat(rest.next()).isNull();
        assertThat(first.tickets()).extracting(CheckInList.Line::status).contains("checked_in");
        assertThat(Duration.between(first.generatedAt(), first.validUntil())).isEqualTo(Duration.ofMinutes(5));
    }

    private List<ScanOutcome> atOnce(List<Scan> scans) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ScanOutcome>> outcomes;
        try (ExecutorService threads = Executors.newFixedThreadPool(scans.size())) {
            outcomes = scans.stream()
                    .map(scan -> threads.submit(() -> {
                        start.await();
                        return stage.checkIn.of(scan, stage.keeper);
                    }))
                    .toList();
            start.countDown();
        }
        return outcomes.stream().map(Future::resultNow).toList();
    }

    private static Scan withCode(Scan scan, String code) {
        return new Scan(
                scan.id(), code, scan.deviceId(), scan.direction(), scan.performanceId(), scan.at(), scan.offline());
    }

    private static Scan unreadable(@Nullable UUID performanceId) {
        return new Scan(Ids.next(), "nonsense", "gate-1", Scan.Direction.ENTRY, performanceId, Instant.now(), false);
    }

    private static Scan offline(TicketStage stage, Ticket ticket, Instant at) {
        return new Scan(Ids.next(), stage.code(ticket), "gate-1", Scan.Direction.ENTRY, null, at, true);
    }

    private static String refusal(ScanOutcome outcome) {
        return outcome instanceof ScanOutcome.Refused refused ? refused.code() : "admitted";
    }
}
