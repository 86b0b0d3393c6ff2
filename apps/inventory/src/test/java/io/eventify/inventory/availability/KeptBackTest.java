package io.eventify.inventory.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.eventify.contracts.Page;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.SeatChoice;
import io.eventify.inventory.availability.CapacityRequest.BucketCapacity;
import io.eventify.inventory.availability.KeptBackView.Lot;
import io.eventify.inventory.availability.Snapshot.SeatIds;
import io.eventify.inventory.hold.InventoryFixture;
import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.inventory.hold.InventoryNextDoor;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.sql.StatementFailedException;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.TableOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptBackTest {
    private static final TestDatabase INVENTORY = TestDatabase.forContext("inventory");
    private static InventoryFixture inventory;
    private final TestTransactions transactions = new TestTransactions(INVENTORY.dataSource());
    private final Sql database = new Sql(transactions.dataSource());
    private final AdjustCapacity adjustCapacity = Wired.adjustCapacity(database, new TableOutbox(database));
    private final ListKeptBack listKeptBack = new ListKeptBack();
    private final UUID mona = Ids.next();
    private final UUID karim = Ids.next();
    private Show show;

    @BeforeAll
    static void open() {
        inventory = new InventoryFixture(INVENTORY, 8);
    }

    @AfterAll
    static void close() {
        inventory.close();
    }

    @BeforeEach
    void a_performance_of_two_rows_of_four_that_two_managers_run() {
        listKeptBack.database = database;
        listKeptBack.performances = adjustCapacity.performances;
        listKeptBack.memberships = adjustCapacity.memberships;
        show = inventory.aShow(2, 4, 20, 10);
        UUID organisation =
                adjustCapacity.performances.get(show.performanceId()).organisationId();
        database.update("insert into organisations (id, name, as_of) values (?, 'Org', now())", organisation);
        database.update("insert into organisation_members values (?, ?, 'owner')", organisation, mona);
        database.update("insert into organisation_members values (?, ?, 'manager')", organisation, karim);
    }

    @Test
    void kept_back_seats_are_listed_by_label_with_who_and_when_those_without_one_last() {
        Instant before = Instant.now().minusSeconds(60);
        keepBack(mona, "Sponsor X", 1, 0);
        keepBack(karim, "Press", 2);
        keepBack(karim, null, 7);
        keepBack(karim, "Sponsor X", 5);

        Page<KeptBackView> page = keptBack(1, 20);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items())
                .extracting(KeptBackView::label, KeptBackView::seats)
                .containsExactly(tuple("Press", 1), tuple("Sponsor X", 3), tuple(null, 1));
        assertThat(page.items().get(1).lots())
                .extracting(Lot::by, Lot::seatIds)
                .containsExactly(tuple(mona, seats(0, 1)), tuple(karim, seats(5)));
        assertThat(page.items())
                .flatExtracting(KeptBackView::lots)
                .extracting(Lot::at)
                .allSatisfy(at -> assertThat(at).isBetween(before, Instant.now().plusSeconds(60)));
    }

    @Test
    void blocking_again_changes_no_label_unless_another_one_is_given() {
        keepBack(mona, "Press", 0, 1, 2);

        keepBack(karim, null, 0);
        keepBack(karim, "Press", 0);
        keepBack(karim, "Guests", 1);
        keepBack(karim, "  ", 2);

        assertThat(keptBack(1, 20).items())
                .extracting(KeptBackView::label, of -> of.lots().getFirst().by(), of -> of.lots()
                        .getFirst()
                        .seatIds())
                .containsExactly(
                        tuple("Guests", karim, seats(1)), tuple("Press", mona, seats(0)), tuple(null, karim, seats(2)));
    }

    @Test
    void what_stands_around_a_label_is_not_part_of_it() {
        keepBack(mona, " Press\u2003", 0);
        keepBack(mona, "Press", 1);

        assertThat(keptBack(1, 20).items())
                .singleElement()
                .extracting(KeptBackView::label, KeptBackView::seats)
                .containsExactly("Press", 2);
    }

    @Test
    void a_label_is_released_with_all_of_its_seats_and_no_other() {
        Show other = inventory.aShow(1, 4, 1, 10);
        database.update(
                "insert into allocations (performance_id, seat_id, state, expires_at, label) values (?, ?, 'blocked', 'infinity', 'Press')",
                other.performanceId(),
                other.seats().getFirst());
        keepBack(mona, "Press", 0, 1, 2);
        keepBack(mona, "press", 3);
        keepBack(mona, null, 4);

        adjust(karim, new CapacityRequest(null, null, null, null, " Press "));
        assertThat(states()).isEqualTo("fffbbfff");
        adjust(karim, new CapacityRequest(null, null, null, null, ""));

        assertThat(states()).isEqualTo("fffbffff");
        assertThat(blocked(other)).isOne();
    }

    @Test
    void a_seat_that_was_sold_again_forgets_whom_it_was_kept_for() {
        keepBack(mona, "Press", 0, 1);

        adjust(karim, request(null, seats(0, 1)));
        keepBack(karim, null, 0);
        hold(1);

        assertThat(keptBack(1, 20).items()).singleElement().satisfies(of -> {
            assertThat(of.label()).isNull();
            assertThat(of.lots()).singleElement().extracting(Lot::by).isEqualTo(karim);
        });
        assertThat(states()).isEqualTo("bhffffff");
    }

    @Test
    void a_seat_unblocked_and_blocked_at_once_is_kept_back_anew() {
        keepBack(mona, "Press", 0, 1);

        adjust(karim, new CapacityRequest(null, seats(0, 1), null, "Guests", "Press"));

        assertThat(keptBack(1, 20).items()).singleElement().satisfies(of -> {
            assertThat(of.label()).isEqualTo("Guests");
            assertThat(of.lots()).singleElement().extracting(Lot::by).isEqualTo(karim);
        });
    }

    @Test
    void the_place_of_a_lapsed_hold_can_be_kept_back_with_a_label() {
        database.update(
                "insert into allocations (performance_id, seat_id, state, hold_id, expires_at) values (?, ?, 'held', ?, now() - interval '1 minute')",
                show.performanceId(),
                show.seats().getFirst(),
                Ids.next());

        keepBack(mona, "Press", 0);

        assertThat(keptBack(1, 20).items())
                .singleElement()
                .extracting(KeptBackView::label, KeptBackView::seats)
                .containsExactly("Press", 1);
    }

    @Test
    void labels_come_in_pages() {
        keepBack(mona, null, 5, 6);
        keepBack(mona, "C", 0);
        keepBack(mona, "A", 1, 2);
        keepBack(mona, "B", 3);

        assertThat(keptBack(1, 2).items()).extracting(KeptBackView::label).containsExactly("A", "B");
        assertThat(keptBack(2, 2).items()).extracting(KeptBackView::label).containsExactly("C", null);
        assertThat(keptBack(3, 2)).isEqualTo(new Page<>(3, 2, 4, List.of()));
    }

    @Test
    void seats_kept_back_before_that_was_written_down_are_listed_too() {
        database.update(
                "insert into allocations (performance_id, seat_id, state, expires_at) values (?, ?, 'blocked', 'infinity')",
                show.performanceId(),
                show.seats().getFirst());

        assertThat(keptBack(1, 20).items())
                .containsExactly(new KeptBackView(null, 1, List.of(new Lot(null, null, seats(0)))));
    }

    @Test
    void only_managers_of_the_organisation_and_administrators_learn_for_whom_seats_are_kept() {
        UUID doorkeeper = Ids.next();
        database.update(
                "insert into organisation_members select organisation_id, ?, 'checkin' from performances where id = ?",
                doorkeeper,
                show.performanceId());
        keepBack(mona, "Press", 0);

        for (Caller stranger : List.of(
                Callers.person(Ids.next(), "ORGANIZER"),
                Callers.person(doorkeeper, "ORGANIZER", "CHECKIN"),
                Callers.person(mona, "CUSTOMER"))) {
            assertThatThrownBy(() -> listKeptBack.page(show.performanceId(), paging(1, 20), stranger))
                    .isInstanceOf(ForbiddenActionException.class);
            assertThatThrownBy(() -> adjust(stranger, new CapacityRequest(null, null, null, null, "Press")))
                    .isInstanceOf(ForbiddenActionException.class);
            assertThatThrownBy(() -> adjust(stranger, new CapacityRequest(null, seats(0), null, "Mine", null)))
                    .isInstanceOf(ForbiddenActionException.class);
        }
        assertThat(listKeptBack
                        .page(show.performanceId(), paging(1, 20), Callers.person(Ids.next(), "ADMIN"))
                        .items())
                .singleElement()
                .extracting(KeptBackView::label)
                .isEqualTo("Press");
        assertThatThrownBy(() -> listKeptBack.page(Ids.next(), paging(1, 20), Callers.person(mona, "ORGANIZER")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void labels_stay_in_the_house() {
        AvailabilityView answer = adjust(
                mona,
                new CapacityRequest(
                        List.of(new BucketCapacity(show.bucketId(), 10)), seats(0), null, "Ms Haddad", null));

        assertThat(answer.toString()).doesNotContain("Haddad");
        Snapshot snapshot = adjustCapacity.seatMaps.read(adjustCapacity.performances.get(show.performanceId()));
        assertThat(snapshot.seatMap(SeatIds.NAMED).toString()).doesNotContain("Haddad");
        assertThat(snapshot.seats(null, null, 1, 100).toString()).doesNotContain("Haddad");
        assertThat(database.list(
                        "select data::text from outbox where subject = ?", row -> row.getString(1), show.bucketId()))
                .singleElement()
                .asString()
                .doesNotContain("Haddad");
    }

    @Test
    void the_database_keeps_labels_for_blocked_seats_only() {
        keepBack(mona, "Press", 0);

        assertThatThrownBy(() -> database.update(
                        "update allocations set state = 'held', hold_id = ? where performance_id = ?",
                        Ids.next(),
                        show.performanceId()))
                .isInstanceOf(StatementFailedException.class)
                .hasStackTraceContaining("only_blocked_allocations_say_why");
    }

    @Test
    void a_seat_is_either_kept_back_or_held_however_close_the_two_come() {
        for (int round = 0; round < 5; round++) {
            Show contested = inventory.aShow(2, 10, 1, 20);
            InventoryNextDoor buyers = new InventoryNextDoor(inventory);
            Caller admin = Callers.person(Ids.next(), "ADMIN");
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (UUID seat : contested.seats()) {
                tasks.add(() -> isDone(() -> transactions.call(() -> adjustCapacity.adjust(
                        contested.performanceId(),
                        new CapacityRequest(null, List.of(seat), null, "Press", null),
                        admin))));
                tasks.add(() -> isDone(() -> buyers.hold(
                        UUID.randomUUID().toString(),
                        new HoldSeatsRequest(
                                contested.performanceId(),
                                Ids.next(),
                                List.of(new SeatChoice(seat)),
                                null,
                                null,
                                null))));
            }

            List<Boolean> done = atOnce(tasks);

            long kept = 0;
            long held = 0;
            for (int seat = 0; seat < contested.seats().size(); seat++) {
                assertThat(done.get(2 * seat))
                        .as("either the organiser or the buyer has seat %d", seat)
                        .isNotEqualTo(done.get(2 * seat + 1));
                kept += done.get(2 * seat) ? 1 : 0;
                held += done.get(2 * seat + 1) ? 1 : 0;
            }
            assertThat(blocked(contested)).isEqualTo(kept);
            long withoutLabel = database.one(
                    "select count(*) from allocations where performance_id = ? and state = 'held' and label is null and hold_id is not null",
                    row -> row.getLong(1),
                    contested.performanceId());
            assertThat(withoutLabel).isEqualTo(held);
        }
    }

    private static boolean isDone(Callable<?> work) throws Exception {
        try {
            work.call();
            return true;
        } catch (SeatsTakenException taken) {
            return false;
        } catch (RemoteCallException refused) {
            assertThat(refused.code()).isEqualTo("seats_unavailable");
            return false;
        }
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        List<Boolean> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<Boolean>> answers = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<Boolean> answer : answers) {
                done.add(answer.get(120, TimeUnit.SECONDS));
            }
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError("somebody failed", e);
        }
        return done;
    }

    private void keepBack(UUID person, @Nullable String label, int... seats) {
        adjust(person, new CapacityRequest(null, seats(seats), null, label, null));
    }

    private static CapacityRequest request(@Nullable List<UUID> block, @Nullable List<UUID> unblock) {
        return new CapacityRequest(null, block, unblock, null, null);
    }

    private AvailabilityView adjust(UUID person, CapacityRequest request) {
        return adjust(Callers.person(person, "ORGANIZER"), request);
    }

    private AvailabilityView adjust(Caller caller, CapacityRequest request) {
        return transactions.call(() -> adjustCapacity.adjust(show.performanceId(), request, caller));
    }

    private Page<KeptBackView> keptBack(int page, int size) {
        return listKeptBack.page(show.performanceId(), paging(page, size), Callers.person(mona, "ORGANIZER"));
    }

    private static Paging paging(int page, int size) {
        Paging paging = new Paging();
        paging.page = page;
        paging.size = size;
        return paging;
    }

    private void hold(int seat) {
        new InventoryNextDoor(inventory)
                .hold(
                        UUID.randomUUID().toString(),
                        new HoldSeatsRequest(
                                show.performanceId(),
                                Ids.next(),
                                List.of(new SeatChoice(show.seats().get(seat))),
                                null,
                                null,
                                null));
    }

    private List<UUID> seats(int... seats) {
        return Arrays.stream(seats).mapToObj(show.seats()::get).toList();
    }

    private String states() {
        return adjustCapacity
                .seatMaps
                .read(adjustCapacity.performances.get(show.performanceId()))
                .states()
                .values()
                .iterator()
                .next();
    }

    private long blocked(Show of) {
        return database.one(
                "select count(*) from allocations where performance_id = ? and state = 'blocked' and label = 'Press'",
                row -> row.getLong(1),
                of.performanceId());
    }
}
