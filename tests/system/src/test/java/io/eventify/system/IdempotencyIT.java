package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.Organiser;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that is repeated with its key has one effect and one answer. */
@ExtendWith(InvariantsHold.class)
class IdempotencyIT {
    private final RunningPlatform platform = TestPlatform.running();
    private final Customer customer = TestPlatform.customer("customer1");

    @Test
    void a_reservation_is_made_once_for_its_key() {
        ObjectNode request = Json.object().put("performanceId", show().performanceId());
        Api keyed = keyed(customer.api());

        Answer first = keyed.post("/api/reservations", request).expect(201);
        Answer again = keyed.post("/api/reservations", request).expect(201);

        assertSame(first, again);
        assertReused(keyed.post("/api/reservations", request.deepCopy().put("expiresInSeconds", 120)));
        assertKeyIsRequired(customer.api(), "/api/reservations", request);
    }

    @Test
    void an_order_is_placed_once_for_its_key() {
        String cart = Booking.cart(customer, show(), 1, Booking.SEATS)
                .path("reservationId")
                .asText();
        ObjectNode request = Json.object().put("reservationId", cart).put("language", "fr");
        Api keyed = keyed(customer.api());

        Answer first = keyed.post("/api/orders", request).expect(201);
        Answer again = keyed.post("/api/orders", request).expect(201);

        assertSame(first, again);
        assertReused(keyed.post("/api/orders", request.deepCopy().put("language", "en")));
        assertKeyIsRequired(customer.api(), "/api/orders", request);
        String id = first.json().path("orderId").asText();
        customer.await(id, "placed");
        assertThat(new Provider().booksOf(id).path("status").asText()).isEqualTo("requires_payment_method");
        customer.cancel(id).expect(202);
        customer.await(id, "cancelled");
    }

    @Test
    void two_keys_for_one_cart_make_one_order() {
        JsonNode cart = Booking.cart(customer, show(), 1, Booking.SEATS);
        JsonNode order = Booking.placed(customer, cart);

        assertThat(customer.order(cart.path("reservationId").asText(), "en").status())
                .isEqualTo(409);

        customer.cancel(Booking.idOf(order)).expect(202);
        customer.await(Booking.idOf(order), "cancelled");
    }

    @Test
    void a_refund_is_made_once_for_its_key() {
        JsonNode order = Booking.booked(customer, show(), 2, Booking.SEATS);
        String path = "/api/payments/" + order.path("payment").path("paymentId").asText() + "/refunds";
        Api administrator = platform.person("admin1");
        ObjectNode request = Json.object().put("reason", "goodwill");
        request.set("amount", Json.money("TND", "10.000"));
        Api keyed = keyed(administrator);

        Answer first = keyed.post(path, request).expect(201);
        Answer again = keyed.post(path, request).expect(201);

        assertSame(first, again);
        ObjectNode more = request.deepCopy();
        more.set("amount", Json.money("TND", "11.000"));
        assertReused(keyed.post(path, more));
        assertKeyIsRequired(administrator, path, request);
        JsonNode books = new Provider().booksOf(Booking.idOf(order));
        assertThat(books.path("refunded").asInt()).isEqualTo(10_000);
        assertThat(books.path("refunds")).hasSize(1);
    }

    @Test
    void a_cancellation_is_made_once_for_its_key() {
        JsonNode order = Booking.booked(customer, show(), 2, Booking.SEATS);
        ObjectNode oneLine = Json.object();
        oneLine.putArray("lineIds")
                .add(order.path("lines").get(0).path("lineId").asText());
        Api keyed = keyed(customer.api());
        String path = "/api/orders/" + Booking.idOf(order) + "/cancel";

        Answer first = keyed.post(path, oneLine).expect(202);
        Answer again = keyed.post(path, oneLine).expect(202);

        assertThat(again.json().path("cancellationId")).isEqualTo(first.json().path("cancellationId"));
        assertReused(keyed.post(path, Json.object()));
        customer.await(Booking.idOf(order), "partially_refunded");
        assertThat(new Provider().booksOf(Booking.idOf(order)).path("refunded").asInt())
                .isEqualTo(30_500);
    }

    @Test
    void a_hold_is_made_once_for_its_key() {
        Show show = show();
        ObjectNode request = Json.object()
                .put("performanceId", show.performanceId())
                .put(
                        "customerId",
                        Organiser.idOf(Login.person(
                                platform.tokenUrl(), "customer2", platform.value("EVENTIFY_DEMO_PASSWORD"))))
                .put("ttlSeconds", 60);
        request.putObject("bestAvailable").put("quantity", 2).put("together", true);
        Api keyed = keyed(platform.service("inventory").as(platform.serviceAccount("reservation")));

        Answer first = keyed.post("/api/inventory/holds", request).expect(201);
        Answer again = keyed.post("/api/inventory/holds", request).expect(201);

        assertThat(again.json().path("holdId")).isEqualTo(first.json().path("holdId"));
        assertThat(again.json().path("seats")).isEqualTo(first.json().path("seats"));
        Booking.awaitRemaining(show, 10);
        assertReused(keyed.post("/api/inventory/holds", request.deepCopy().put("ttlSeconds", 90)));
        platform.service("inventory")
                .as(platform.serviceAccount("reservation"))
                .post("/api/inventory/holds/" + first.json().path("holdId").asText() + "/release")
                .expect(200, 204);
        Booking.awaitRemaining(show, 12);
    }

    private static Api keyed(Api api) {
        return api.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void assertSame(Answer first, Answer again) {
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    private static void assertReused(Answer answer) {
        assertThat(answer.expect(422).errorCode()).isEqualTo("idempotency_key_reused");
    }

    private static void assertKeyIsRequired(Api api, String path, JsonNode request) {
        assertThat(api.send("POST", path, request.toString(), "application/json")
                        .expect(400)
                        .errorCode())
                .isEqualTo("idempotency_key_required");
    }

    private static Show show() {
        Show show = Stage.shared().show(2, 6, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
        Booking.awaitOnSale(show);
        return show;
    }
}
