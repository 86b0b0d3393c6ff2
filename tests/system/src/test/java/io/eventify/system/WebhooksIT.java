package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of the payment provider that come twice, late, in the wrong order or from somebody else, and a provider that fails in the middle. */
@ExtendWith(InvariantsHold.class)
class WebhooksIT {
    private static final Duration OUTCOME = Duration.ofSeconds(180);
    private static final int PRICE_OF_TWO = 61_000;

    private final Customer customer = TestPlatform.customer("customer1");
    private final Provider provider = new Provider();

    @AfterEach
    void the_provider_works_again() {
        provider.calm();
    }

    @SideBySide
    @Test
    void every_message_three_times_books_once() {
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show(), 2, Booking.SEATS));
        String id = Booking.idOf(order);
        provider.webhooks("duplicate", id);

        customer.pay(order, "pm_card_visa").expect(200);
        await(id, "tickets_issued");

        assertCapturedOnce(id);
        customer.cancel(id).expect(202);
        await(id, "refunded");
        assertRefundedOnce(id);
    }

    @SideBySide
    @Test
    void messages_in_reverse_order_book_once() {
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show(), 2, Booking.SEATS));
        provider.webhooks("hold", Booking.idOf(order));
        customer.payWithStrongAuthentication(order);
        provider.recover(Booking.idOf(order));

        assertThat(provider.flush(Booking.idOf(order), true))
                .as("messages held back")
                .isGreaterThanOrEqualTo(2);

        await(Booking.idOf(order), "tickets_issued");
        assertCapturedOnce(Booking.idOf(order));
    }

    @SideBySide
    @Test
    void a_message_played_again_is_answered_and_does_nothing() throws SQLException {
        String id = Booking.idOf(Booking.booked(customer, show(), 2, Booking.SEATS));
        String intent = provider.booksOf(id).path("id").asText();
        List<JsonNode> events = provider.eventsOf(intent);
        assertThat(events).isNotEmpty();

        for (JsonNode event : events) {
            Provider.deliver(event.toString(), Instant.now(), Provider.webhookSecret())
                    .expect(200);
        }

        assertCapturedOnce(id);
        try (Admin admin = Admin.of("payment")) {
            assertThat(admin.text(
                            "select count(*) from captures c join payments p on p.id = c.payment_id where p.order_id = ?",
                            UUID.fromString(id)))
                    .isEqualTo("1");
        }
        assertThat(customer.orderNow(id).path("status").asText()).isEqualTo("tickets_issued");
    }

    @SideBySide
    @Test
    void a_forged_message_is_refused_and_books_nothing() {
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show(), 2, Booking.SEATS));
        String paid = claim("payment_intent.succeeded", order);

        var forged = Provider.deliver(paid, Instant.now(), "whsec_guessed").expect(400);
        assertThat(forged.errorCode()).isEqualTo("invalid_webhook");
        TestPlatform.running()
                .gateway()
                .send("POST", "/api/webhooks/psp", paid, "application/json")
                .expect(400);

        assertThat(customer.orderNow(Booking.idOf(order)).path("status").asText())
                .isEqualTo("placed");
        customer.cancel(Booking.idOf(order)).expect(202);
        customer.await(Booking.idOf(order), "cancelled");
    }

    @SideBySide
    @Test
    void a_message_signed_ten_minutes_ago_is_refused() {
        String genuine = Json.object()
                .put("id", "evt_" + UUID.randomUUID())
                .put("object", "event")
                .put("type", "payment_intent.created")
                .toString();

        assertThat(Provider.deliver(genuine, Instant.now().minusSeconds(600), Provider.webhookSecret())
                        .expect(400)
                        .errorCode())
                .isEqualTo("invalid_webhook");
    }

    @SideBySide
    @Test
    void a_message_of_an_unknown_kind_is_taken_in() {
        ObjectNode unknown = Json.object()
                .put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""))
                .put("object", "event")
                .put("api_version", "2025-09-30.clover")
                .put("type", "radar.early_fraud_warning.created")
                .put("created", Instant.now().getEpochSecond());
        unknown.putObject("data").putObject("object").put("id", "issfr_1").put("object", "radar.early_fraud_warning");

        Provider.deliver(unknown.toString(), Instant.now(), Provider.webhookSecret())
                .expect(200);
    }

    @SideBySide
    @ParameterizedTest(name = "{0} {1} its effect")
    @CsvSource({"error500, before", "error500, after", "timeout, before", "timeout, after", "close, after"})
    void a_capture_that_fails_at_the_provider_takes_the_money_once(String failure, String moment) {
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show(), 2, Booking.SEATS));
        provider.fail(Booking.idOf(order), "payment_intents.capture", failure, moment, 1);

        customer.pay(order, "pm_card_visa").expect(200);

        await(Booking.idOf(order), "tickets_issued");
        assertCapturedOnce(Booking.idOf(order));
    }

    @SideBySide
    @ParameterizedTest(name = "{0} {1} its effect")
    @CsvSource({"error500, before", "error500, after", "timeout, before", "timeout, after", "close, after"})
    void a_refund_that_fails_at_the_provider_gives_the_money_back_once(String failure, String moment) {
        String id = Booking.idOf(Booking.booked(customer, show(), 2, Booking.SEATS));
        provider.fail(id, "refunds.create", failure, moment, 1);

        customer.cancel(id).expect(202);

        await(id, "refunded");
        assertRefundedOnce(id);
    }

    /* As if the provider had said that an order was paid. */
    private String claim(String type, JsonNode order) {
        JsonNode books = provider.booksOf(Booking.idOf(order));
        ObjectNode event = Json.object()
                .put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""))
                .put("object", "event")
                .put("api_version", "2025-09-30.clover")
                .put("type", type)
                .put("created", Instant.now().getEpochSecond());
        ObjectNode intent = event.putObject("data")
                .putObject("object")
                .put("id", books.path("id").asText())
                .put("object", "payment_intent")
                .put("status", "succeeded")
                .put("currency", "tnd")
                .put("amount", PRICE_OF_TWO)
                .put("amount_received", PRICE_OF_TWO)
                .put("latest_charge", "ch_forged");
        intent.set("metadata", books.path("metadata"));
        return event.toString();
    }

    private void assertCapturedOnce(String orderId) {
        JsonNode books = provider.booksOf(orderId);
        assertThat(books.path("captured").asInt()).isEqualTo(PRICE_OF_TWO);
        assertThat(books.path("capturable").asInt()).isZero();
        assertThat(books.path("refunded").asInt()).isZero();
    }

    private void assertRefundedOnce(String orderId) {
        JsonNode books = provider.booksOf(orderId);
        assertThat(books.path("captured").asInt()).isEqualTo(PRICE_OF_TWO);
        assertThat(books.path("refunded").asInt()).isEqualTo(PRICE_OF_TWO);
        assertThat(books.path("refunds")).hasSize(1);
    }

    private void await(String orderId, String status) {
        Patience.until(
                "order " + orderId + " is " + status,
                OUTCOME,
                () -> customer.orderNow(orderId),
                order -> order.path("status").asText().equals(status));
    }

    private static Show show() {
        return Stage.shared().show(1, 6, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
    }
}
