package io.eventify.ticketing.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.Page;
import io.eventify.contracts.events.OrganisationChanged.Member;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.code.InvalidTicketCodeException;
import io.eventify.ticketing.door.CheckInsResource.CheckInRequest;
import io.eventify.ticketing.door.CheckInsResource.GuestCheckInRequest;
import io.eventify.ticketing.door.CheckInsResource.OfflineBatchRequest;
import io.eventify.ticketing.door.CheckInsResource.OfflineBatchView;
import io.eventify.ticketing.door.CheckInsResource.OfflineResult;
import io.eventify.ticketing.door.CheckInsResource.OfflineScan;
import io.eventify.ticketing.door.DoorsResource.GuestList;
import io.eventify.ticketing.door.TicketCheckInResource.TicketCheckInRequest;
import io.eventify.ticketing.ticket.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What devices at the door ask and are answered, with contact and after a while without. */
class DoorResourcesTest {

    private static final Instant NOW = Instant.parse("2027-03-01T20:00:00Z");

    private final TicketStage stage = new TicketStage(Clock.fixed(NOW, ZoneOffset.UTC));
    private final CheckInsResource checkIns = checkIns(stage.keeper.userId(), "CHECKIN");
    private final UUID tonight = stage.performanceTonight();

    @Test
    void a_holder_goes_in_and_out_and_in_where_the_event_allows_it() {
        Ticket ticket = stage.ticket(stage.performance(NOW.plus(Duration.ofHours(1)), true));

        assertThat(checkIns.checkInByCode(by(ticket, null))).isEqualTo(new CheckInView(ticket.id(), "checked_in", NOW));
        assertThat(checkIns.checkInByCode(by(ticket, "exit")))
                .isEqualTo(new CheckInView(ticket.id(), "checked_out", NOW));
        assertThat(checkIns.checkInByCode(by(ticket, "entry")).status()).isEqualTo("checked_in");
    }

    @Test
    void who_is_in_already_is_refused_with_when_and_where() {
        Ticket ticket = stage.ticket(tonight);
        checkIns.checkInByCode(by(ticket, "entry"));

        CheckInRefusedException refused =
                catchThrowableOfType(CheckInRefusedException.class, () -> checkIns.checkInByCode(by(ticket, "entry")));

        assertThat(refused)
                .returns(409, CheckInRefusedException::status)
                .returns("already_checked_in", CheckInRefusedException::code);
        assertThat(refused.details())
                .containsExactly(new Detail("at", NOW.toString()), new Detail("deviceId", "gate-1"));
    }

    @Test
    void a_code_that_is_none_and_a_ticket_that_is_none_are_told_apart() {
        assertThat(catchThrowableOfType(
                        CheckInRefusedException.class,
                        () -> checkIns.checkInByCode(new CheckInRequest("nonsense", "gate-1", null, tonight, null))))
                .returns(422, CheckInRefusedException::status)
                .returns("ticket_code_invalid", CheckInRefusedException::code);
        assertThat(catchThrowableOfType(
                        CheckInRefusedException.class,
                        () -> checkIns.checkInByCode(new CheckInRequest(
                                stage.keys.sign(Ids.next(), tonight, 1), "gate-1", null, null, null))))
                .returns(404, CheckInRefusedException::status)
                .returns("ticket_unknown", CheckInRefusedException::code);
    }

    @Test
    void one_ticket_is_checked_in_with_its_own_code_only() {
        Ticket ticket = stage.ticket(tonight);
        Ticket neighbour = stage.ticket(tonight);
        TicketCheckInResource resource = new TicketCheckInResource();
        resource.keeper = keeper(stage.keeper.userId(), "CHECKIN");
        resource.requestKey = new RequestKey();
        resource.keys = stage.keys;
        resource.clock = stage.clock;

        assertThatThrownBy(() ->
                        resource.checkIn(ticket.id(), new TicketCheckInRequest("gate-1", stage.code(neighbour), null)))
                .isInstanceOf(InvalidTicketCodeException.class);
        assertThat(stage.scansWritten(neighbour.id())).isZero();
        assertThat(resource.checkIn(ticket.id(), new TicketCheckInRequest("gate-1", stage.code(ticket), null)))
                .isEqualTo(new CheckInView(ticket.id(), "checked_in", NOW));
    }

    @Test
    void the_list_is_for_who_stands_at_the_door() {
        stage.ticket(tonight);
        CheckInListResource resource = new CheckInListResource();
        resource.checkInList = stage.checkInList;
        resource.keeper = keeper(Ids.next(), "CHECKIN");
        assertThatThrownBy(() -> resource.list(tonight, null, 10)).isInstanceOf(ForbiddenActionException.class);

        resource.keeper = keeper(Ids.next(), "ADMIN");
        assertThat(resource.list(tonight, null, 10).tickets()).hasSize(1);
    }

    @Test
    void scans_told_later_count_in_the_order_in_which_they_were_made() {
        Ticket ticket = stage.ticket(stage.performance(NOW.plus(Duration.ofHours(1)), true));
        OfflineScan in = made(ticket, "entry", Duration.ofMinutes(4));
        OfflineScan out = made(ticket, "exit", Duration.ofMinutes(3));
        OfflineScan back = made(ticket, "entry", Duration.ofMinutes(2));

        OfflineBatchView told = checkIns.offlineBatch(batch(NOW.minus(Duration.ofMinutes(5)), back, in, out));

        assertThat(told.results())
                .extracting(OfflineResult::scanId)
                .containsExactly(in.scanId(), out.scanId(), back.scanId());
        assertThat(told).returns(3, OfflineBatchView::accepted).returns(0, OfflineBatchView::conflicts);
        assertThat(stage.read(ticket.id()).isInside()).isTrue();
    }

    @Test
    void the_same_batch_sent_twice_is_answered_twice_and_counted_once() {
        Ticket ticket = stage.ticket(tonight);
        OfflineBatchRequest batch =
                batch(NOW.minus(Duration.ofMinutes(5)), made(ticket, "entry", Duration.ofMinutes(1)));

        OfflineBatchView first = checkIns.offlineBatch(batch);

        assertThat(checkIns.offlineBatch(batch)).isEqualTo(first);
        assertThat(first.accepted()).isEqualTo(1);
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(1);
        assertThat(stage.announced(ticket.id())).containsExactly("ticket.checked-in");
    }

    @Test
    void a_scan_whose_answer_was_lost_is_told_again_without_contact_and_counts_once() {
        Ticket ticket = stage.ticket(tonight);
        OfflineScan scan = made(ticket, "entry", Duration.ofMinutes(1));
        checkIns.checkInByCode(new CheckInRequest(scan.code(), "gate-2", "entry", tonight, scan.scanId()));

        assertThat(only(checkIns.offlineBatch(batch(NOW.minus(Duration.ofMinutes(5)), scan))))
                .returns("accepted", OfflineResult::result);
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(1);
    }

    @Test
    void a_ticket_let_in_at_two_doors_without_contact_is_shown_as_a_conflict() {
        Ticket ticket = stage.ticket(tonight);
        stage.enter(ticket);

        OfflineResult conflict = only(checkIns.offlineBatch(
                batch(NOW.minus(Duration.ofMinutes(5)), made(ticket, null, Duration.ofMinutes(1)))));

        assertThat(conflict)
                .returns("conflict", OfflineResult::result)
                .returns("already_checked_in", OfflineResult::code)
                .returns(ticket.id(), OfflineResult::ticketId)
                .returns(NOW, OfflineResult::since)
                .returns("gate-1", OfflineResult::sinceDevice);
        assertThat(stage.scansWritten(ticket.id())).isEqualTo(2);
    }

    @Test
    void a_device_too_long_without_contact_is_marked_and_its_scans_count() {
        Instant contact = NOW.minus(Duration.ofMinutes(10));
        OfflineScan inTime = made(stage.ticket(tonight), "entry", Duration.ofMinutes(5));
        OfflineScan tooLate =
                new OfflineScan(Ids.next(), stage.code(stage.ticket(tonight)), contact.plusSeconds(301), "entry", null);
        OfflineScan noTicket = new OfflineScan(Ids.next(), "nonsense", NOW, null, tonight);

        OfflineBatchView told = checkIns.offlineBatch(batch(contact, inTime, tooLate, noTicket));

        assertThat(told.results())
                .extracting(OfflineResult::withoutContactTooLong)
                .containsExactly(false, true, false);
        assertThat(told.results())
                .extracting(OfflineResult::result)
                .containsExactly("accepted", "accepted", "conflict");
    }

    @Test
    void a_scan_that_is_not_the_device_s_to_make_is_a_conflict_and_keeps_no_other_from_counting() {
        Ticket ours = stage.ticket(tonight);
        TicketStage theirs = new TicketStage(stage.clock);
        UUID theirPerformance = theirs.performanceTonight();
        OfflineScan atAnotherDoor = scan(stage.keys.sign(Ids.next(), theirPerformance, 1), 4);
        OfflineScan atNoDoor = scan(stage.keys.sign(Ids.next(), Ids.next(), 1), 3);
        OfflineScan revoked = made(revoked(), "entry", Duration.ofMinutes(2));
        OfflineScan first = made(ours, "entry", Duration.ofMinutes(1));
        OfflineScan reused = new OfflineScan(first.scanId(), stage.code(stage.ticket(tonight)), NOW, "entry", null);

        OfflineBatchView told = checkIns.offlineBatch(
                batch(NOW.minus(Duration.ofMinutes(5)), reused, first, revoked, atNoDoor, atAnotherDoor));

        assertThat(told.results())
                .extracting(OfflineResult::code)
                .containsExactly("forbidden", "performance_not_found", "ticket_revoked", null, "scan_id_reused");
        assertThat(told).returns(1, OfflineBatchView::accepted).returns(4, OfflineBatchView::conflicts);
        assertThat(stage.scansWritten(ours.id())).isEqualTo(1);
    }

    @Test
    void the_doors_of_somebody_are_those_he_is_assigned_to_and_have_not_closed() {
        UUID ofTheirs = new TicketStage(stage.clock).performanceTonight();
        UUID assigned = Ids.next();
        UUID later = stage.performance(assigned, NOW.plus(Duration.ofDays(3)), true);
        UUID closing = stage.performance(assigned, NOW.minus(Duration.ofHours(7)), false);
        stage.performance(assigned, NOW.minus(Duration.ofHours(9)), false);
        stage.staffed(new Member(stage.keeper.userId(), "checkin", List.of(assigned)));

        Page<Doors.DoorView> mine = doors(stage.keeper.userId(), "CHECKIN").mine(page(10));

        assertThat(mine.items()).extracting(Doors.DoorView::performanceId).containsExactly(closing, later);
        assertThat(mine.total()).isEqualTo(2);
        assertThat(mine.items().getLast())
                .returns(NOW.plus(Duration.ofDays(3)).minus(Duration.ofHours(12)), Doors.DoorView::doorsOpenAt)
                .returns(true, Doors.DoorView::reentryAllowed)
                .returns(5, Doors.DoorView::offlineMinutes);
        assertThat(doors(Ids.next(), "CHECKIN").mine(page(10)).items()).isEmpty();
        assertThat(doors(Ids.next(), "ADMIN").mine(page(100)).items())
                .extracting(Doors.DoorView::performanceId)
                .contains(tonight, later, ofTheirs);
        assertThatThrownBy(() -> doors(stage.keeper.userId(), "CHECKIN").one(ofTheirs))
                .isInstanceOf(ForbiddenActionException.class);
    }

    @Test
    void a_door_counts_who_came_and_who_is_inside() {
        UUID open = stage.performance(NOW.plus(Duration.ofHours(1)), true);
        Ticket in = stage.ticket(open);
        Ticket out = stage.ticket(open);
        Ticket gone = stage.ticket(open);
        stage.ticket(open);
        stage.revokeTickets.of(new RevokeTicketsRequest(gone.orderId(), List.of(gone.lineId()), "refund", false));
        checkIns.checkInByCode(by(in, "entry"));
        checkIns.checkInByCode(by(out, "entry"));
        checkIns.checkInByCode(by(out, "exit"));
        assertThatThrownBy(() -> checkIns.checkInByCode(by(in, "entry"))).isInstanceOf(CheckInRefusedException.class);

        assertThat(doors(stage.keeper.userId(), "CHECKIN").one(open).counts()).isEqualTo(new Doors.DoorCounts(3, 2, 1));
        assertThat(doors(stage.keeper.userId(), "CHECKIN").one(tonight).counts())
                .isEqualTo(new Doors.DoorCounts(0, 0, 0));
    }

    @Test
    void a_guest_without_a_code_is_found_by_name_order_and_place_whatever_the_accents() {
        Ticket zoe = stage.ticketOf(tonight, "Zoé Lefèvre");
        Ticket ahmad = stage.ticketOf(tonight, "أحمد الفاسي");
        stage.ticketOf(tonight, "100% _certain_");
        stage.ticketOf(stage.performanceTonight(), "Zoé Ailleurs");

        assertThat(found("zoe")).containsExactly(zoe.id());
        assertThat(found("LEFÈVRE Zoé")).containsExactly(zoe.id());
        assertThat(found("zoe c")).containsExactly(zoe.id());
        assertThat(found("احمد")).containsExactly(ahmad.id());
        assertThat(found("A-1")).hasSize(3);
        assertThat(found("__")).isEmpty();
        assertThat(found("%%")).isEmpty();
        assertThatThrownBy(() -> doors(Ids.next(), "CHECKIN").find(tonight, "zoe"))
                .isInstanceOf(ForbiddenActionException.class);
    }

    @Test
    void no_search_gives_more_than_twenty() {
        for (int i = 0; i < 21; i++) {
            stage.ticket(tonight);
        }

        assertThat(found("Amina")).hasSize(20);
    }

    @Test
    void whoever_took_a_ticket_over_is_found_by_his_own_name() {
        Ticket ticket = stage.ticket(tonight);
        stage.acceptTransfer.of(
                stage.offerTransfer.of(ticket.id(), stage.customer).code(), Ids.next(), "Salma Trabelsi");

        assertThat(found("salma")).containsExactly(ticket.id());
        assertThat(found("amina")).isEmpty();
    }

    @Test
    void a_guest_who_was_looked_up_goes_through_the_same_rules_and_the_scan_is_marked() {
        Ticket guest = stage.ticket(tonight);
        Ticket gone = revoked();

        assertThat(checkIns.checkInGuest(byHand(guest, tonight)))
                .isEqualTo(new CheckInView(guest.id(), "checked_in", NOW));
        assertThat(stage.wasByHand(guest.id())).isTrue();
        assertThat(refusal(() -> checkIns.checkInGuest(byHand(guest, tonight)))).isEqualTo("already_checked_in");
        assertThat(refusal(() -> checkIns.checkInByCode(by(guest, null)))).isEqualTo("already_checked_in");
        assertThat(refusal(() -> checkIns.checkInGuest(byHand(gone, tonight)))).isEqualTo("ticket_revoked");
        assertThat(refusal(() -> checkIns.checkInGuest(byHand(stage.ticket(tonight), stage.performanceTonight()))))
                .isEqualTo("wrong_performance");
        assertThatThrownBy(() -> checkIns(Ids.next(), "CHECKIN").checkInGuest(byHand(stage.ticket(tonight), tonight)))
                .isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() -> checkIns.checkInGuest(new GuestCheckInRequest(Ids.next(), "gate-1", null, tonight)))
                .isInstanceOf(NotFoundException.class);
    }

    private static String refusal(ThrowingCallable scan) {
        return catchThrowableOfType(CheckInRefusedException.class, scan).code();
    }

    private static GuestCheckInRequest byHand(Ticket ticket, UUID performanceId) {
        return new GuestCheckInRequest(ticket.id(), "gate-1", null, performanceId);
    }

    private List<UUID> found(String query) {
        GuestList list = doors(stage.keeper.userId(), "CHECKIN").find(tonight, query);
        return list.guests().stream().map(Guests.Guest::ticketId).toList();
    }

    private DoorsResource doors(UUID user, String role) {
        DoorsResource resource = new DoorsResource();
        resource.keeper = keeper(user, role);
        resource.doors = stage.doors;
        resource.guests = stage.guests;
        return resource;
    }

    private static Paging page(int size) {
        Paging paging = new Paging();
        paging.page = 1;
        paging.size = size;
        return paging;
    }

    private Ticket revoked() {
        Ticket ticket = stage.ticket(tonight);
        stage.revokeTickets.of(new RevokeTicketsRequest(ticket.orderId(), List.of(ticket.lineId()), "refund", false));
        return ticket;
    }

    private CheckInRequest by(Ticket ticket, @Nullable String direction) {
        return new CheckInRequest(stage.code(ticket), "gate-1", direction, null, null);
    }

    private OfflineScan made(Ticket ticket, @Nullable String direction, Duration ago) {
        return new OfflineScan(Ids.next(), stage.code(ticket), NOW.minus(ago), direction, ticket.performanceId());
    }

    private static OfflineScan scan(String code, int minutesAgo) {
        return new OfflineScan(Ids.next(), code, NOW.minus(Duration.ofMinutes(minutesAgo)), "entry", null);
    }

    private static OfflineBatchRequest batch(Instant lastContactAt, OfflineScan... scans) {
        return new OfflineBatchRequest("gate-2", lastContactAt, List.of(scans));
    }

    private static OfflineResult only(OfflineBatchView told) {
        assertThat(told.results()).hasSize(1);
        return told.results().getFirst();
    }

    private CheckInsResource checkIns(UUID user, String role) {
        CheckInsResource resource = new CheckInsResource();
        resource.keeper = keeper(user, role);
        resource.requestKey = new RequestKey();
        resource.checkIn = stage.checkIn;
        resource.offlineLimit = stage.offlineLimit;
        resource.guests = stage.guests;
        resource.clock = stage.clock;
        return resource;
    }

    private DoorKeeper keeper(UUID user, String role) {
        DoorKeeper keeper = new DoorKeeper();
        keeper.caller = Callers.person(user, role);
        keeper.checkIn = stage.checkIn;
        return keeper;
    }
}
