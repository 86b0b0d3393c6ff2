package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.invariants.Check;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 in the middle. Orders are brought to a stop at each step of the saga by rows that an administrator keeps locked; then a part dies, the locks go, the part
 * comes back, and every order comes to an outcome.
 */
@Order(1) // a killed server cannot say what it ran; those that start after it can (tests/coverage)
class CrashIT {
    /** Long enough for a machine that is several times slower; nothing waits for so long that does not have to. */
    private static final Duration OUTCOME = Duration.ofMinutes(10);

    private static final Duration STEP = Duration.ofSeconds(90);
    private static final Duration REST = Duration.ofMinutes(3);
    private static final Set<String> OUTCOMES = Set.of("tickets_issued", "cancelled", "expired", "failed", "refunded");

    /** Whatever a failed test left dead is there for the next one. */
    @AfterEach
    void everything_runs_again() throws Exception {
        for (JsonNode part : Json.MAPPER
                .readTree(TestPlatform.eventifyWhateverItSays("status", "--json"))
                .path("parts")) {
            if (!part.path("state").asText().equals("ready")) {
                TestPlatform.eventify("start", part.path("name").asText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventify", "coordinator"})
    void a_crash_at_every_step_leaves_tickets_or_the_money_back(String part) throws Exception {
        Show show = Stage.shared().show(6, 10, 0, Duration.ofDays(7), Map.of("maxPerCustomer", 100));
        Booking.awaitOnSale(show);
        Customer customer = TestPlatform.customer("customer1");
        Provider provider = new Provider();
        JsonNode committing = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        JsonNode capturing = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        JsonNode issuing = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        JsonNode closing = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        JsonNode compensating = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        JsonNode waiting = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));

        try (Admin inventory = Admin.of("inventory");
                Admin ticketing = Admin.of("ticketing");
                Admin invoices = Admin.of("order");
                Admin reservation = Admin.of("reservation");
                Admin steps = Admin.of("order")) {
            // the stops that last for ever come first, those where the saga would give up after a while last
            invoices.begin();
            invoices.lock("lock table invoice_counters in exclusive mode");
            customer.pay(closing, "pm_card_visa").expect(200);
            awaitStep(steps, closing, "CLOSE");

            reservation.begin();
            reservation.lock("select 1 from reservation where id = '"
                    + customer.orderNow(Booking.idOf(compensating))
                            .path("reservationId")
                            .asText() + "' for update");
            customer.cancel(Booking.idOf(compensating)).expect(200, 202);
            awaitStep(steps, compensating, "CANCEL", "SETTLE");

            ticketing.begin();
            ticketing.lock("lock table tickets in exclusive mode");
            customer.pay(issuing, "pm_card_visa").expect(200);
            awaitStep(steps, issuing, "ISSUE");

            // the money is taken and nobody here can hear of it: not by the answer, not by asking, not by the webhook
            provider.webhooks("hold", Booking.idOf(capturing), "payment_intent.succeeded");
            provider.failAlways(Booking.idOf(capturing), "payment_intents.capture", "close", "after");
            provider.failAlways(Booking.idOf(capturing), "payment_intents.retrieve", "close", "before");
            customer.pay(capturing, "pm_card_visa").expect(200);
            awaitStep(steps, capturing, "CAPTURE");
            provider.awaitBooks(Booking.idOf(capturing), "captured", "61000", STEP);

            inventory.begin();
            inventory.lock("select 1 from holds where id in (select unnest(array[" + holds(steps, committing)
                    + "]::uuid[])) for update");
            customer.pay(committing, "pm_card_visa").expect(200);
            awaitStep(steps, committing, "COMMIT");

            TestPlatform.eventify("kill", part);
        }
        TestPlatform.eventify("start", part);
        provider.calm();
        customer.pay(waiting, "pm_card_visa").expect(200);

        for (JsonNode order : List.of(committing, capturing, issuing, closing, waiting)) {
            assertThat(outcome(customer, order)).as("an order that was paid").isEqualTo("tickets_issued");
        }
        assertThat(outcome(customer, compensating)).isIn("cancelled", "failed");
        assertThat(Check.findings(TestPlatform.running(), REST)).isEmpty();
    }

    @Test
    void a_dead_database_costs_nobody_money_or_tickets() throws Exception {
        survives("postgres", "coordinator");
    }

    @Test
    void a_dead_broker_costs_nobody_money_or_tickets() throws Exception {
        survives("artemis");
    }

    @Test
    void a_dead_provider_costs_nobody_money_or_tickets() throws Exception {
        survives("psp");
    }

    @Test
    void a_dead_cache_stops_nothing() throws Exception {
        TestPlatform.running();
        TestPlatform.eventify("kill", "redis");
        Show show = Stage.shared().show(2, 10, 0, Duration.ofDays(7), Map.of());
        Booking.awaitOnSale(show);
        Booking.booked(TestPlatform.customer("customer2"), show, 2, Booking.SEATS);
        TestPlatform.eventify("start", "redis");

        assertThat(Check.findings(TestPlatform.running(), REST)).isEmpty();
    }

    /** Orders are under way when the first part dies; it and the others that depend on it are started again. */
    private static void survives(String part, String... dependents) throws Exception {
        Show show = Stage.shared().show(6, 10, 0, Duration.ofDays(7), Map.of("maxPerCustomer", 100));
        Booking.awaitOnSale(show);
        Customer customer = TestPlatform.customer("customer1");
        List<JsonNode> orders = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS)))
                .toList();
        orders.forEach(order -> customer.pay(order, "pm_card_visa").expect(200));

        TestPlatform.eventify("kill", part);
        TestPlatform.eventify("start", part);
        for (String dependent : dependents) {
            TestPlatform.eventify("start", dependent);
        }
        awaitLogIn();

        for (JsonNode order : orders) {
            assertThat(outcome(customer, order)).isEqualTo("tickets_issued");
        }
        assertThat(Check.findings(TestPlatform.running(), REST)).isEmpty();
    }

    /* Keycloak has the same database, and finds its dead connections one by one. */
    private static void awaitLogIn() {
        String client = "grant_type=client_credentials&client_id=reservation&client_secret="
                + TestPlatform.running().value("EVENTIFY_RESERVATION_CLIENT_SECRET");
        AtomicInteger inARow = new AtomicInteger();
        Patience.until(
                "one can log in again, time after time",
                OUTCOME,
                () -> Api.at(TestPlatform.running().tokenUrl())
                                        .send("POST", "", client, "application/x-www-form-urlencoded")
                                        .status()
                                == 200
                        ? inARow.incrementAndGet()
                        : inARow.getAndSet(0),
                successes -> successes >= 5);
    }

    private static String outcome(Customer customer, JsonNode order) {
        String path = "/api/orders/" + Booking.idOf(order);
        return Patience.until(
                        "order " + Booking.idOf(order) + " comes to an outcome",
                        OUTCOME,
                        () -> customer.api().get(path),
                        answer -> answer.status() == 200
                                && OUTCOMES.contains(
                                        answer.json().path("status").asText()))
                .json()
                .path("status")
                .asText();
    }

    private static void awaitStep(Admin orders, JsonNode order, String... names) {
        Set<String> wanted = Set.of(names);
        Patience.until(
                "order " + Booking.idOf(order) + " stands at " + wanted,
                STEP,
                () -> step(orders, order),
                wanted::contains);
    }

    private static String step(Admin orders, JsonNode order) {
        try {
            return orders.text(
                    "select coalesce((select step from saga_steps where subject_id = ?::uuid), '-')",
                    Booking.idOf(order));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String holds(Admin orders, JsonNode order) throws java.sql.SQLException {
        return orders.text(
                "select string_agg(distinct '''' || hold_id || '''', ',') from order_lines where order_id = ?::uuid",
                Booking.idOf(order));
    }
}
