package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.invariants.Check;
import io.eventify.invariants.Finding;
import io.eventify.journey.Customer;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The program that checks the invariants sees each of them broken, and whole again after the repair. */
class CheckIT {
    private static final Duration SEEN = Duration.ofSeconds(20);
    private final Customer customer = TestPlatform.customer("customer1");

    @Test
    void invariant_1_sees_a_sold_seat_that_no_hold_names() throws SQLException {
        UUID performance = UUID.randomUUID();
        try (Admin inventory = Admin.of("inventory")) {
            inventory.run(
                    "insert into allocations (performance_id, seat_id, state, hold_id, expires_at) values (?, ?, 'sold', ?, 'infinity')",
                    performance,
                    UUID.randomUUID(),
                    UUID.randomUUID());
            assertBroken(1, performance.toString());

            inventory.run("delete from allocations where performance_id = ?", performance);
            assertWhole(performance.toString());
        }
    }

    @Test
    void invariant_2_sees_money_that_the_provider_does_not_know() throws SQLException {
        String order = Booking.idOf(booked());
        try (Admin payment = Admin.of("payment")) {
            String planted = "ch_planted_" + UUID.randomUUID();
            payment.run(
                    "insert into captures (id, payment_id, amount, psp_reference, captured_at) select gen_random_uuid(), id, 10, ?, now() from payments where order_id = ?",
                    planted,
                    UUID.fromString(order));
            assertBroken(2, order);

            payment.run("delete from captures where psp_reference = ?", planted);
            assertWhole(order);
        }
    }

    @Test
    void invariant_3_sees_a_lapsed_seat_that_nobody_tidied_up() throws SQLException {
        UUID performance = UUID.randomUUID();
        try (Admin inventory = Admin.of("inventory")) {
            inventory.run(
                    "insert into allocations (performance_id, seat_id, state, hold_id, expires_at) values (?, ?, 'held', ?, now() - interval '1 minute')",
                    performance,
                    UUID.randomUUID(),
                    UUID.randomUUID());
            assertBroken(3, performance.toString());

            inventory.run("delete from allocations where performance_id = ?", performance);
            assertWhole(performance.toString());
        }
    }

    @Test
    void invariant_4_sees_an_event_that_is_not_delivered() throws SQLException {
        String subject = "reservation has";
        try (Admin relay = Admin.of("reservation");
                Admin reservation = Admin.of("reservation")) {
            relay.begin();
            relay.lock("select partition from outbox_partition order by partition for update");
            UUID id = UUID.randomUUID();
            reservation.run(
                    "insert into outbox (id, type, subject, correlation_id, data) values (?, 'test.planted', ?, ?, '{}')",
                    id,
                    UUID.randomUUID(),
                    UUID.randomUUID());
            assertBroken(4, subject);

            reservation.run("delete from outbox where id = ?", id);
        }
        assertWhole(subject);
    }

    @Test
    void invariant_5_sees_a_ticket_that_entered_twice() throws SQLException {
        try (Admin ticketing = Admin.of("ticketing")) {
            String ticket = ticketing.text(
                    "select id from tickets where order_id = ? limit 1", UUID.fromString(Booking.idOf(booked())));
            String device = "planted-" + UUID.randomUUID();
            for (int place : new int[] {1, 3}) {
                ticketing.run(
                        "insert into scans (id, ticket_id, place, direction, device_id, scanned_by, scanned_at, received_at, offline) "
                                + "values (gen_random_uuid(), ?, ?, 'entry', ?, gen_random_uuid(), now(), now(), false)",
                        UUID.fromString(ticket),
                        place,
                        device);
            }
            assertBroken(5, ticket);

            ticketing.run("set session_replication_role = replica");
            ticketing.run("delete from scans where device_id = ?", device);
            assertWhole(ticket);
        }
    }

    @Test
    void invariant_6_sees_a_participant_whose_saga_nobody_knows() throws SQLException {
        String lra = TestPlatform.running().value("EVENTIFY_LRA_URL") + "/0_planted_" + UUID.randomUUID();
        try (Admin reservation = Admin.of("reservation")) {
            reservation.run(
                    "insert into lra_participations (lra_id, participant, outcome) values (?, 'reservation', 'active')",
                    lra);
            assertBroken(6, lra);

            reservation.run("delete from lra_participations where lra_id = ?", lra);
            assertWhole(lra);
        }
    }

    @Test
    void invariant_7_sees_an_event_that_the_catalogue_has_wrong() throws SQLException {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
        UUID event = UUID.fromString(show.eventId());
        try (Admin catalogue = Admin.of("catalogue")) {
            assertWhole(show.eventId());
            catalogue.run("update shows set category = 'planted' where id = ?", event);
            assertBroken(7, show.eventId());

            catalogue.run("update shows set category = 'concert' where id = ?", event);
            assertWhole(show.eventId());
        }
    }

    private JsonNode booked() {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
        return Booking.booked(customer, show, 1, Booking.SEATS);
    }

    private static void assertBroken(int invariant, String subject) {
        List<Finding> about = Patience.until(
                "the check sees " + subject, SEEN, () -> about(subject), findings -> !findings.isEmpty());
        assertThat(about).extracting(Finding::invariant).contains(invariant);
    }

    private static void assertWhole(String subject) {
        Patience.until("the check sees nothing wrong with " + subject, SEEN, () -> about(subject), List::isEmpty);
    }

    private static List<Finding> about(String subject) {
        try {
            return Check.findings(TestPlatform.running(), Duration.ZERO).stream()
                    .filter(finding -> finding.subject().contains(subject))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("the check could not look", e);
        }
    }
}
