package io.eventify.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Bookings that tests begin with; each step waits for what it needs. */
final class Booking {
    static final String SEATS = "stalls";
    static final String ZONE = "floor";
    /** As short as the platform lets a cart live. */
    static final int SHORTEST_HOLD_SECONDS = 60;
    /** A short hold and the tests' payment window, and room for a busy machine. */
    static final Duration EXPIRY = Duration.ofSeconds(SHORTEST_HOLD_SECONDS + 15 + 60);

    private static final Duration HEARD = Duration.ofSeconds(90);
    /** The breaker's rest, and the longest pause between two attempts. */
    private static final Duration PROVIDER_BACK = Duration.ofSeconds(200);
    /** A context that has not heard of the performance yet, or has no time for it at this moment. */
    private static final Set<String> NOT_YET = Set.of(
            "unknown_performance",
            "sales_not_open",
            "seat_class_without_price",
            "performance_not_found",
            "not_found",
            "inventory_unavailable");

    private Booking() {}

    /** Waits until everybody who sells has heard that the performance is on sale. */
    static void awaitOnSale(Show show) {
        Patience.until(
                "the sale is open",
                HEARD,
                () -> availability(show).path("salesStatus").asText(),
                "open"::equals);
        ObjectNode request = Json.object().put("performanceId", show.performanceId());
        heard(
                        "a cart for the performance",
                        () -> TestPlatform.customer("organizer2").api().post("/api/reservations", request))
                .expect(201);
    }

    /** A cart with adjacent places of a class. */
    static JsonNode cart(Customer customer, Show show, int quantity, String seatClass) {
        return cart(customer, show, quantity, seatClass, 0);
    }

    /** The same, for so many seconds. */
    static JsonNode cart(Customer customer, Show show, int quantity, String seatClass, int seconds) {
        ObjectNode request = Json.object().put("performanceId", show.performanceId());
        if (seconds > 0) {
            request.put("expiresInSeconds", seconds);
        }
        String id = heard("a cart for the performance", () -> customer.api().post("/api/reservations", request))
                .expect(201)
                .json()
                .path("reservationId")
                .asText();
        return heard("places in the cart", () -> customer.addBestAvailable(id, quantity, seatClass))
                .expect(200, 201)
                .json();
    }

    /** A cart with this one seat; the answer, for it may be refused. */
    static Answer seat(Customer customer, Show show, String seatId) {
        String id = heard("a cart for the performance", () -> customer.api()
                        .post("/api/reservations", Json.object().put("performanceId", show.performanceId())))
                .expect(201)
                .json()
                .path("reservationId")
                .asText();
        return heard("the seat", () -> customer.addSeat(id, seatId));
    }

    private static Answer heard(String what, Supplier<Answer> request) {
        return Patience.until(what, HEARD, request, answer -> !NOT_YET.contains(answer.errorCode()));
    }

    /** The cart ordered, ready to be paid: the order. */
    static JsonNode placed(Customer customer, JsonNode cart) {
        JsonNode order = customer.order(cart.path("reservationId").asText(), "en")
                .expect(201)
                .json();
        return order.path("payment").path("status").asText().equals("not_required")
                ? order
                : payable(customer, idOf(order));
    }

    private static JsonNode payable(Customer customer, String orderId) {
        return Patience.until(
                "order " + orderId + " can be paid",
                PROVIDER_BACK,
                () -> customer.orderNow(orderId),
                now -> !now.path("payment").path("clientSecret").asText().isEmpty());
    }

    /** An order to be paid within the shortest time. */
    static JsonNode placedInHaste(Customer customer, Show show, int quantity) {
        return placed(customer, cart(customer, show, quantity, SEATS, SHORTEST_HOLD_SECONDS));
    }

    /** A booking with its tickets: the order. */
    static JsonNode booked(Customer customer, Show show, int quantity, String seatClass) {
        return bookedWith(customer, show, quantity, seatClass, "pm_card_visa");
    }

    /** The same, paid with this card. */
    static JsonNode bookedWith(Customer customer, Show show, int quantity, String seatClass, String card) {
        JsonNode order = placed(customer, cart(customer, show, quantity, seatClass));
        customer.pay(order, card).expect(200);
        return customer.await(idOf(order), "tickets_issued");
    }

    static String idOf(JsonNode order) {
        return order.path("orderId").asText();
    }

    /** The milestones that the customer is told of, in order. */
    static List<String> milestones(JsonNode order) {
        return StreamSupport.stream(order.path("timeline").spliterator(), false)
                .map(entry -> entry.path("code").asText())
                .toList();
    }

    /** How many places the public sees as free. */
    static int remaining(Show show) {
        return availability(show).path("remaining").asInt();
    }

    private static JsonNode availability(Show show) {
        return TestPlatform.running()
                .gateway()
                .get("/api/inventory/performances/" + show.performanceId() + "/availability")
                .expect(200)
                .json();
    }

    static void awaitRemaining(Show show, int places) {
        Patience.until(places + " places are free", HEARD, () -> remaining(show), free -> free == places);
    }

    /** Statuses of an order's tickets, as their owner sees them. */
    static List<String> ticketStatuses(Customer customer, String orderId) {
        return StreamSupport.stream(customer.tickets(orderId).spliterator(), false)
                .map(ticket -> ticket.path("status").asText())
                .toList();
    }
}
