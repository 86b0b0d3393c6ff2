package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;

/** What a customer does: fill a cart, order, pay, get tickets, cancel. */
public final class Customer {
    private static final Duration SAGA = Duration.ofSeconds(45);
    private static final Set<String> UNDER_WAY =
            Set.of("pending", "seats_held", "placed", "authorised", "processing", "paid", "refund_requested");
    private final Api api;
    private final PspBrowser psp;

    public Customer(Api api, PspBrowser psp) {
        this.api = api;
        this.psp = psp;
    }

    /** For requests that this class has no word for. */
    public Api api() {
        return api;
    }

    public PspBrowser psp() {
        return psp;
    }

    /** An empty cart for a performance; its id. */
    public String startReservation(String performanceId) {
        return api.post("/api/reservations", Json.object().put("performanceId", performanceId))
                .expect(201)
                .json()
                .path("reservationId")
                .asText();
    }

    /** Asks for adjacent places of a class. */
    public Answer addBestAvailable(String reservationId, int quantity, String seatClass) {
        ObjectNode items = Json.object();
        items.putObject("bestAvailable")
                .put("quantity", quantity)
                .put("seatClass", seatClass)
                .put("together", true);
        return api.post("/api/reservations/" + reservationId + "/items", items);
    }

    /** Asks for places in a zone. */
    public Answer addFromZone(String reservationId, String bucketId, int quantity) {
        ObjectNode items = Json.object();
        items.putArray("buckets").addObject().put("bucketId", bucketId).put("quantity", quantity);
        return api.post("/api/reservations/" + reservationId + "/items", items);
    }

    /** Asks for one numbered seat. */
    public Answer addSeat(String reservationId, String seatId) {
        ObjectNode items = Json.object();
        items.putArray("seats").addObject().put("seatId", seatId);
        return api.post("/api/reservations/" + reservationId + "/items", items);
    }

    /** Orders the cart, and waits until it can be paid: the provider may be slow to answer. The order. */
    public JsonNode orderToPay(String reservationId, String language) {
        JsonNode order = order(reservationId, language).expect(201).json();
        if (order.path("payment").path("clientSecret").asText().isEmpty()
                && !order.path("payment").path("status").asText().equals("not_required")) {
            String id = order.path("orderId").asText();
            return Patience.until("order " + id + " can be paid", SAGA, () -> orderNow(id), now -> !now.path("payment")
                    .path("clientSecret")
                    .asText()
                    .isEmpty());
        }
        return order;
    }

    /** Orders the cart. */
    public Answer order(String reservationId, String language) {
        return api.post(
                "/api/orders", Json.object().put("reservationId", reservationId).put("language", language));
    }

    /** A cart with two places, ordered: the answer of {@code POST /orders}. */
    public JsonNode orderTwo(String performanceId, String seatClass) {
        String reservation = startReservation(performanceId);
        addBestAvailable(reservation, 2, seatClass).expect(200, 201);
        return orderToPay(reservation, "fr");
    }

    /** Pays at the provider as the browser does. */
    public Answer pay(JsonNode order, String paymentMethod) {
        return psp.confirm(order.path("payment").path("clientSecret").asText(), paymentMethod);
    }

    /** Pays with a card that wants 3-D Secure, and says yes at the bank. */
    public void payWithStrongAuthentication(JsonNode order) {
        JsonNode intent =
                pay(order, "pm_card_authenticationRequired").expect(200).json();
        psp.authenticate(intent, true).expect(200, 302, 303);
    }

    public JsonNode orderNow(String orderId) {
        return api.get("/api/orders/" + orderId).expect(200).json();
    }

    /** Waits until the order has come to an outcome; the order. */
    public JsonNode outcome(String orderId) {
        return Patience.until(
                "order " + orderId + " comes to an outcome",
                SAGA,
                () -> orderNow(orderId),
                order -> !UNDER_WAY.contains(order.path("status").asText()));
    }

    /** Waits until the order has this status; the order. */
    public JsonNode await(String orderId, String status) {
        return Patience.until(
                "order " + orderId + " is " + status, SAGA, () -> orderNow(orderId), order -> order.path("status")
                        .asText()
                        .equals(status));
    }

    /** The tickets of an order. */
    public JsonNode tickets(String orderId) {
        return api.get("/api/tickets?mine=true&orderId=" + orderId + "&size=100")
                .expect(200)
                .json()
                .path("items");
    }

    /** Cancels whole, or only these lines when given. */
    public Answer cancel(String orderId, String... lineIds) {
        ObjectNode request = Json.object();
        if (lineIds.length > 0) {
            for (String line : lineIds) {
                request.withArray("lineIds").add(line);
            }
        }
        return api.post("/api/orders/" + orderId + "/cancel", request);
    }
}
