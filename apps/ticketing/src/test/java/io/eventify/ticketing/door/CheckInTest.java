package io.eventify.ticketing.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.sql.StatementFailedException;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
                stage.offerTransfer.of(before.id(), stage.customer).code(), friend);

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

    private static String refusal(ScanOutcome outcome) {
        return outcome instanceof ScanOutcome.Refused refused ? refused.code() : "admitted";
    }
}
