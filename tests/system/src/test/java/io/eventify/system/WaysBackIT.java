package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Organiser;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way back from a booking, and what becomes of money, places and tickets on it. */
@ExtendWith(InvariantsHold.class)
class WaysBackIT {
    private static final Duration SOON = Duration.ofHours(3);
    private static final Map<String, Integer> LIBERAL = Map.of("cancellationHours", 0, "holdMinutes", 5);
    private static final Duration SETTLED = Duration.ofSeconds(90);
    /** Twelve attempts, whose pauses are cut short, then the refund. */
    private static final Duration ISSUING_GIVEN_UP = Duration.ofMinutes(6);

    private final Customer customer = TestPlatform.customer("customer1");
    private final Customer other = TestPlatform.customer("customer2");
    private final Provider provider = new Provider();

    @AfterEach
    void the_provider_works_again() {
        provider.calm();
    }

    @SideBySide
    @Test
    void a_declined_card_leaves_the_order_payable_with_another_one() {
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show(), 2, Booking.SEATS));

        Answer declined = customer.pay(order, "pm_card_chargeDeclinedInsufficientFunds");
        assertThat(declined.expect(402)
                        .json()
                        .path("error")
                        .path("decline_code")
                        .asText())
                .isEqualTo("insufficient_funds");
        customer.pay(order, "pm_card_visa").expect(200);

        JsonNode booked = customer.await(Booking.idOf(order), "tickets_issued");
        assertThat(provider.booksOf(Booking.idOf(booked)).path("captured").asInt())
                .isEqualTo(61_000);
    }

    @SideBySide
    @Test
    void an_abandoned_3ds_page_lets_the_order_expire_and_cancels_the_payment_at_the_provider() {
        Show show = show();
        JsonNode order = Booking.placedInHaste(customer, show, 2);

        JsonNode intent = customer.pay(order, "pm_card_authenticationRequired")
                .expect(200)
                .json();
        assertThat(intent.path("status").asText()).isEqualTo("requires_action");

        JsonNode expired = awaitStatus(customer, Booking.idOf(order), "expired", Booking.EXPIRY);
        assertThat(expired.path("reason").asText()).isEqualTo("time_limit");
        provider.awaitBooks(Booking.idOf(order), "status", "canceled", SETTLED);
        Booking.awaitRemaining(show, 12);
    }

    @SideBySide
    @Test
    void a_cart_whose_time_is_over_cannot_be_ordered() {
        Show show = show();
        JsonNode cart = Booking.cart(customer, show, 2, Booking.SEATS, Booking.SHORTEST_HOLD_SECONDS);
        String id = cart.path("reservationId").asText();
        Patience.until(
                "the cart lapses",
                Booking.EXPIRY,
                () -> customer.api()
                        .get("/api/reservations/" + id)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText(),
                "expired"::equals);

        assertThat(customer.order(id, "fr").expect(410).errorCode()).isEqualTo("reservation_expired");
        Booking.awaitRemaining(show, 12);
    }

    @SideBySide
    @Test
    void late_money_is_honoured_while_the_same_places_are_free() throws SQLException {
        Show show = show();
        JsonNode order = Booking.placedInHaste(customer, show, 2);
        String id = Booking.idOf(order);
        provider.webhooks("hold", id, "payment_intent.amount_capturable_updated");
        customer.pay(order, "pm_card_visa").expect(200);
        try (Admin payment = Admin.of("payment")) {
            // reconciliation must not find the money before the end of the order does
            payment.run("update payments set updated_at = now() + interval '1 hour' where order_id = ?::uuid", id);
        }

        JsonNode booked = awaitStatus(customer, id, "tickets_issued", Booking.EXPIRY.plus(SETTLED));

        assertThat(Booking.milestones(booked))
                .contains("order_expired", "late_payment", "late_payment_honoured", "payment_captured")
                .doesNotContain("late_payment_returned");
        provider.calm();
        provider.awaitBooks(Booking.idOf(order), "captured", "61000", SETTLED);
        assertThat(provider.booksOf(Booking.idOf(order)).path("refunded").asInt())
                .isZero();
        assertThat(Booking.ticketStatuses(customer, Booking.idOf(order))).containsExactly("valid", "valid");
        Booking.awaitRemaining(show, 10);
    }

    @SideBySide
    @Test
    void late_money_goes_back_and_says_why_when_the_places_are_gone() throws SQLException {
        Show show = show();
        JsonNode cart = Booking.cart(customer, show, 1, Booking.SEATS, Booking.SHORTEST_HOLD_SECONDS);
        JsonNode order = Booking.placed(customer, cart);
        String id = Booking.idOf(order);
        provider.webhooks("hold", id, "payment_intent.amount_capturable_updated");
        customer.pay(order, "pm_card_visa").expect(200);
        String seat = cart.path("items").get(0).path("seatId").asText();
        Answer taken;
        try (Admin payment = Admin.of("payment")) {
            // payment cannot look after the order's money while the order ends, so that somebody else has time to take
            // the seat
            payment.begin();
            payment.lock("select 1 from payments where order_id = '" + id + "' for update");
            awaitStatus(customer, id, "expired", Booking.EXPIRY);
            taken = Patience.until(
                    "the seat is free again",
                    SETTLED,
                    () -> Booking.seat(other, show, seat),
                    answer -> answer.status() != 409);
            taken.expect(200, 201);
        }

        provider.calm();

        provider.awaitBooks(Booking.idOf(order), "status", "canceled", SETTLED.plus(SETTLED));
        assertThat(provider.booksOf(Booking.idOf(order)).path("captured").asInt())
                .isZero();
        JsonNode ended = Patience.until(
                "the customer is told",
                SETTLED,
                () -> customer.orderNow(Booking.idOf(order)),
                now -> Booking.milestones(now).contains("late_payment_returned"));
        assertThat(ended.path("status").asText()).isIn("expired", "cancelled");
        assertThat(Booking.milestones(ended)).doesNotContain("late_payment_honoured");
        JsonNode second = Booking.placed(other, taken.json());
        other.pay(second, "pm_card_visa").expect(200);
        assertThat(other.await(Booking.idOf(second), "tickets_issued").path("lines"))
                .hasSize(1);
    }

    @SideBySide
    @Test
    void tickets_that_cannot_be_issued_turn_the_booking_back_with_the_money() throws SQLException {
        Show show = show();
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        try (Admin ticketing = Admin.of("ticketing");
                Admin steps = Admin.of("order")) {
            refuseTicketsOf(ticketing, order);
            try {
                customer.pay(order, "pm_card_visa").expect(200);
                JsonNode turnedBack = Patience.until(
                        "the order is turned back",
                        ISSUING_GIVEN_UP,
                        () -> afterThePause(steps, order),
                        now -> now.path("status").asText().equals("cancelled"));

                assertThat(turnedBack.path("reason").asText()).isEqualTo("tickets_not_issued");
                assertThat(Booking.milestones(turnedBack)).contains("payment_captured", "tickets_not_issued");
            } finally {
                ticketing.run("drop function refuse_tickets_of_a_test() cascade");
            }
        }
        provider.awaitBooks(Booking.idOf(order), "refunded", "61000", SETTLED);
        Booking.awaitRemaining(show, 12);
        assertThat(customer.tickets(Booking.idOf(order)))
                .allSatisfy(ticket -> assertThat(ticket.path("status").asText()).isEqualTo("revoked"));
    }

    @SideBySide
    @Test
    void a_customer_cancels_a_whole_order() {
        Show show = show();
        JsonNode order = Booking.booked(customer, show, 2, Booking.SEATS);
        Booking.awaitRemaining(show, 10);

        customer.cancel(Booking.idOf(order)).expect(202);

        JsonNode refunded = customer.await(Booking.idOf(order), "refunded");
        assertThat(refunded.path("refunded")).isEqualTo(Json.money("TND", "61.000"));
        assertThat(provider.booksOf(Booking.idOf(order)).path("refunded").asInt())
                .isEqualTo(61_000);
        assertThat(Booking.ticketStatuses(customer, Booking.idOf(order))).containsExactly("revoked", "revoked");
        Booking.awaitRemaining(show, 12);
    }

    @SideBySide
    @Test
    void a_customer_cancels_one_line_and_keeps_the_other() {
        Show show = show();
        JsonNode order = Booking.booked(customer, show, 2, Booking.SEATS);
        String line = order.path("lines").get(0).path("lineId").asText();

        customer.cancel(Booking.idOf(order), line).expect(202);

        JsonNode refunded = customer.await(Booking.idOf(order), "partially_refunded");
        assertThat(refunded.path("refunded")).isEqualTo(Json.money("TND", "30.500"));
        assertThat(provider.booksOf(Booking.idOf(order)).path("refunded").asInt())
                .isEqualTo(30_500);
        assertThat(Booking.ticketStatuses(customer, Booking.idOf(order))).containsExactlyInAnyOrder("revoked", "valid");
        Booking.awaitRemaining(show, 11);
    }

    @SideBySide
    @Test
    void after_the_policys_time_only_support_can_give_the_money_back() {
        Show show = Stage.shared().show(2, 6, 0, SOON, Map.of("cancellationHours", 48, "holdMinutes", 5));
        JsonNode order = Booking.booked(customer, show, 1, Booking.SEATS);
        String id = Booking.idOf(order);

        Answer tooLate = customer.cancel(id).expect(422);
        assertThat(tooLate.errorCode()).isEqualTo("cancellation_not_allowed");
        assertThat(tooLate.json()
                        .path("error")
                        .path("details")
                        .get(0)
                        .path("field")
                        .asText())
                .isEqualTo("until");
        assertThat(customer.api()
                        .post("/api/orders/" + id + "/cancel", Json.object().put("override", true))
                        .status())
                .isEqualTo(403);

        Api support = TestPlatform.person("support1");
        assertThat(support.post("/api/orders/" + id + "/cancel", Json.object().put("override", true))
                        .expect(422)
                        .errorCode())
                .isEqualTo("reason_required");
        support.post(
                        "/api/orders/" + id + "/cancel",
                        Json.object().put("override", true).put("reason", "ill, with a certificate"))
                .expect(202);

        assertThat(customer.await(id, "refunded").path("refunded")).isEqualTo(Json.money("TND", "30.500"));
        Booking.awaitRemaining(show, 12);
    }

    @SideBySide
    @Test
    void a_cancelled_performance_gives_everybody_his_money_back() {
        Show show = show();
        Customer third = TestPlatform.customer("organizer2");
        Map<Customer, JsonNode> orders = Map.of(
                customer, Booking.booked(customer, show, 2, Booking.SEATS),
                other, Booking.booked(other, show, 1, Booking.SEATS),
                third, Booking.booked(third, show, 3, Booking.SEATS));

        new Organiser(Stage.shared().organiser())
                .cancelPerformance(show.eventId(), show.performanceId(), "the tenor is ill")
                .expect(200);

        orders.forEach((owner, order) -> {
            JsonNode refunded = owner.await(Booking.idOf(order), "refunded");
            assertThat(refunded.path("refunded")).isEqualTo(order.path("total"));
            assertThat(Booking.ticketStatuses(owner, Booking.idOf(order))).containsOnly("revoked");
            JsonNode books = provider.booksOf(Booking.idOf(order));
            assertThat(books.path("refunded").asInt())
                    .isEqualTo(books.path("captured").asInt());
        });
        assertThat(customer.api()
                        .post("/api/reservations", Json.object().put("performanceId", show.performanceId()))
                        .status())
                .isIn(201, 422);
    }

    @SideBySide
    @Test
    void a_refund_that_the_bank_lets_fail_is_retried_by_support_until_the_money_is_back_once() {
        JsonNode order = Booking.bookedWith(customer, show(), 1, Booking.SEATS, "pm_card_refundFail");
        String id = Booking.idOf(order);
        customer.cancel(id).expect(202);
        JsonNode waiting = inQueue(id, 0);
        assertThat(waiting.path("amount")).isEqualTo(Json.money("TND", "30.500"));
        assertThat(waiting.path("failure").asText()).isNotBlank();
        assertThat(Booking.ticketStatuses(customer, id)).containsExactly("revoked");

        retryRefund(waiting);
        inQueue(id, 1);
        assertThat(provider.booksOf(id).path("refunded").asInt())
                .as("what has gone back, with both tries failed")
                .isZero();

        provider.letRefundsArrive(id);
        retryRefund(waiting);

        JsonNode refunded = awaitStatus(customer, id, "refunded", SETTLED);
        assertThat(refunded.path("refunded")).isEqualTo(Json.money("TND", "30.500"));
        assertThat(queued(id)).as("what support still has to do").isEmpty();
        JsonNode books = provider.booksOf(id);
        assertThat(books.path("refunded").asInt()).isEqualTo(30_500);
        assertThat(StreamSupport.stream(books.path("refunds").spliterator(), false)
                        .map(refund -> refund.path("status").asText()))
                .containsExactlyInAnyOrder("failed", "failed", "succeeded");
    }

    @SideBySide
    @Test
    void an_unpaid_order_is_simply_cancelled_by_its_customer() {
        Show show = show();
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));

        customer.cancel(Booking.idOf(order)).expect(202);

        JsonNode cancelled = customer.await(Booking.idOf(order), "cancelled");
        assertThat(cancelled.path("reason").asText()).isEqualTo("customer_cancelled");
        provider.awaitBooks(Booking.idOf(order), "status", "canceled", SETTLED);
        Booking.awaitRemaining(show, 12);
        assertThat(customer.pay(order, "pm_card_visa").status())
                .as("paying now")
                .isGreaterThanOrEqualTo(400);
    }

    /* For this order alone: the others of the same moment get theirs. */
    private static void refuseTicketsOf(Admin ticketing, JsonNode order) throws SQLException {
        ticketing.run("drop function if exists refuse_tickets_of_a_test() cascade");
        ticketing.run("""
                create function refuse_tickets_of_a_test() returns trigger language plpgsql as $$
                begin raise exception 'the administrator lets no ticket of this order be written'; end $$
                """);
        ticketing.run(
                "create trigger refuse_tickets_of_a_test before insert on tickets for each row when (new.order_id = '"
                        + Booking.idOf(order) + "') execute function refuse_tickets_of_a_test()");
    }

    /* As time passes: the next attempt, which waits for up to half a minute, is due. */
    private JsonNode afterThePause(Admin steps, JsonNode order) {
        try {
            steps.run(
                    "update saga_steps set next_attempt_at = now() where subject_id = ?::uuid and step = 'ISSUE' and claim is null",
                    Booking.idOf(order));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return customer.orderNow(Booking.idOf(order));
    }

    private static Show show() {
        return Stage.shared().show(2, 6, 0, SOON, LIBERAL);
    }

    private static JsonNode awaitStatus(Customer owner, String orderId, String status, Duration limit) {
        return Patience.until(
                "order " + orderId + " is " + status,
                limit,
                () -> owner.orderNow(orderId),
                order -> order.path("status").asText().equals(status));
    }

    private static void retryRefund(JsonNode waiting) {
        TestPlatform.person("support1")
                .post("/api/orders/refund-queue/"
                        + waiting.path("cancellationId").asText() + "/retry")
                .expect(202);
    }

    private static JsonNode inQueue(String orderId, int retries) {
        List<JsonNode> found = Patience.until(
                "the refund of " + orderId + " is in the queue after " + retries + " retries",
                SETTLED,
                () -> queued(orderId),
                list -> list.stream().anyMatch(entry -> entry.path("retries").asInt() == retries));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> queued(String orderId) {
        List<JsonNode> found = new ArrayList<>();
        Api support = TestPlatform.person("support1");
        for (int page = 1; page <= 20; page++) {
            JsonNode items = support.get("/api/orders/refund-queue?size=100&page=" + page)
                    .expect(200)
                    .json()
                    .path("items");
            items.forEach(entry -> {
                if (entry.path("orderId").asText().equals(orderId)) {
                    found.add(entry);
                }
            });
            if (items.size() < 100) {
                break;
            }
        }
        return found;
    }
}
