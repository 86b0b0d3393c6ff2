package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code ./eventify demo}: loads the season once, then plays the main job through the public API and shows what came back. */
public final class Demo {
    private static final Duration HEARD = Duration.ofSeconds(30);
    private final RunningPlatform platform;
    private final Clock clock;
    private int step;

    private Demo(RunningPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Demo(RunningPlatform.current(), Clock.systemUTC()).play();
        } catch (UnexpectedAnswerException | IllegalStateException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(1);
        }
    }

    private void play() throws Exception {
        say("Season: events, venues and seating plans through the public API");
        new Season(platform, this::tell, clock).load();
        Tonight tonight = tonight();
        Customer customer = new Customer(platform.person("customer1"), platform.psp());
        JsonNode order = book(customer, tonight);
        JsonNode tickets = tickets(customer, order);
        door(tonight, tickets.get(0));
        cancelOther(customer, order, tickets, tonight);
        lapse(customer, tonight);
        declined(tonight);
        System.out.println();
        System.out.println("The demo is over: one ticket inside, one refunded, nobody charged for nothing.");
    }

    /** A performance that begins in two hours, so that the door is open: made anew for each demo. */
    private Tonight tonight() {
        say("Organiser: one more performance, tonight, in the theatre of 1,800 seats");
        Organiser organiser = new Organiser(platform.person("organizer1"));
        JsonNode show = platform.gateway()
                .get("/api/events?query=Malade&size=20")
                .expect(200)
                .json()
                .path("items");
        String eventId = null;
        JsonNode performance = null;
        for (JsonNode event : show) {
            JsonNode performances = platform.gateway()
                    .get("/api/events/" + event.path("eventId").asText() + "/performances?size=1")
                    .expect(200)
                    .json()
                    .path("items");
            if (!performances.isEmpty()
                    && performances.get(0).path("timeZone").asText().equals("Africa/Tunis")) {
                eventId = event.path("eventId").asText();
                performance = performances.get(0);
            }
        }
        if (eventId == null || performance == null) {
            throw new IllegalStateException("the season has no Malade imaginaire in Tunis");
        }
        Instant start = clock.instant().plus(Duration.ofHours(2));
        ObjectNode policy = Organiser.policy(Map.of("cancellationHours", 0, "maxPerCustomer", 20, "holdMinutes", 5));
        String id = organiser.performance(
                eventId,
                performance.path("venueId").asText(),
                performance.path("seatingPlanId").asText(),
                performance.path("pricingSchemeId").asText(),
                start,
                start.plus(Duration.ofMinutes(150)),
                "Africa/Tunis",
                policy);
        platform.person("organizer1")
                .post("/api/events/" + eventId + "/performances/" + id + "/open-sales")
                .expect(200);
        tell("performance " + id + " starts " + start);
        return new Tonight(eventId, id);
    }

    private JsonNode book(Customer customer, Tonight tonight) {
        say("Customer: searches, and finds the performance");
        JsonNode found = platform.gateway()
                .get("/api/events?query=Malade&size=20")
                .expect(200)
                .json();
        tell(found.path("total").asInt() + " events found for \"Malade\": "
                + found.path("items").get(0).path("title").path("fr").asText());
        say("Customer: two adjacent seats, best available in the gold circle");
        String reservation = customer.startReservation(tonight.performanceId());
        JsonNode cart = Patience.until(
                        "the performance is on sale",
                        HEARD,
                        () -> customer.addBestAvailable(reservation, 2, "gold"),
                        answer -> answer.status() < 300)
                .json();
        cart.path("items").forEach(item -> tell(item.path("label").asText() + "  " + amount(item.path("unitPrice"))));
        tell("held until " + cart.path("expiresAt").asText());
        say("Customer: orders; the saga begins");
        JsonNode order = customer.orderToPay(reservation, "fr");
        tell("order " + order.path("orderNumber").asText() + ", " + amount(order.path("total")) + ", status "
                + order.path("status").asText());
        say("Customer: pays by card with 3-D Secure at the provider");
        customer.payWithStrongAuthentication(order);
        JsonNode paid = customer.outcome(order.path("orderId").asText());
        tell("status " + paid.path("status").asText());
        paid.path("timeline")
                .forEach(entry -> tell(
                        entry.path("at").asText() + "  " + entry.path("message").asText()));
        require(paid.path("status").asText().equals("tickets_issued"), "the order has its tickets");
        return paid;
    }

    private JsonNode tickets(Customer customer, JsonNode order) throws IOException {
        say("Customer: tickets with QR, as PDF and picture");
        String orderId = order.path("orderId").asText();
        JsonNode tickets =
                Patience.until("two tickets", HEARD, () -> customer.tickets(orderId), list -> list.size() == 2);
        Path folder = Path.of(platform.value("EVENTIFY_HOME"), "demo", orderId);
        Files.createDirectories(folder);
        for (JsonNode ticket : tickets) {
            String id = ticket.path("ticketId").asText();
            Files.write(
                    folder.resolve(id + ".pdf"),
                    customer.api()
                            .get("/api/tickets/" + id + "/pdf")
                            .expect(200)
                            .bytes());
            Files.write(
                    folder.resolve(id + ".svg"),
                    customer.api()
                            .get("/api/tickets/" + id + "/qr.svg")
                            .expect(200)
                            .bytes());
            Files.write(
                    folder.resolve(id + ".ics"),
                    customer.api()
                            .get("/api/tickets/" + id + "/calendar.ics")
                            .expect(200)
                            .bytes());
            tell(ticket.path("label").asText() + "  " + folder.resolve(id + ".pdf"));
        }
        return tickets;
    }

    private void door(Tonight tonight, JsonNode ticket) {
        say("Door: the ticket is scanned once, and once more");
        Api door = platform.person("checkin1");
        ObjectNode scan = Json.object()
                .put("deviceId", "north-gate-1")
                .put("code", code(ticket))
                .put("performanceId", tonight.performanceId());
        Answer first = door.post("/api/check-ins", scan);
        tell("first scan: " + first.expect(200).json().path("status").asText());
        Answer second = door.post("/api/check-ins", scan);
        tell("second scan: "
                + second.expect(409).json().path("error").path("message").asText());
    }

    private String code(JsonNode ticket) {
        return platform.person("customer1")
                .get("/api/tickets/" + ticket.path("ticketId").asText())
                .expect(200)
                .json()
                .path("code")
                .asText();
    }

    private void cancelOther(Customer customer, JsonNode order, JsonNode tickets, Tonight tonight) {
        say("Customer: cancels the other ticket");
        String orderId = order.path("orderId").asText();
        String lineId = lineOf(order, tickets.get(1).path("ticketId").asText());
        tell(customer.cancel(orderId, lineId).expect(200, 202).text());
        JsonNode refunded = customer.await(orderId, "partially_refunded");
        tell("refunded " + amount(refunded.path("refunded")));
        String label = tickets.get(1).path("label").asText();
        Customer other = new Customer(platform.person("customer2"), platform.psp());
        String cart = other.startReservation(tonight.performanceId());
        JsonNode again = Patience.until(
                        "the seat is free again",
                        HEARD,
                        () -> other.addSeat(cart, seatOf(refunded, lineId)),
                        answer -> answer.status() < 300)
                .json();
        tell("free again: " + label + " is now in another cart as "
                + again.path("items").get(0).path("label").asText());
        other.api().delete("/api/reservations/" + cart).expect(200, 204);
    }

    private static String lineOf(JsonNode order, String ticketId) {
        for (JsonNode line : order.path("lines")) {
            if (line.path("ticketId").asText().equals(ticketId)) {
                return line.path("lineId").asText();
            }
        }
        throw new IllegalStateException("the order has no ticket " + ticketId);
    }

    private static String seatOf(JsonNode order, String lineId) {
        for (JsonNode line : order.path("lines")) {
            if (line.path("lineId").asText().equals(lineId)) {
                return line.path("seatId").asText();
            }
        }
        throw new IllegalStateException("the order has no line " + lineId);
    }

    private void lapse(Customer customer, Tonight tonight) {
        say("Customer: lets a hold lapse (one minute)");
        JsonNode reservation = customer.api()
                .post(
                        "/api/reservations",
                        Json.object()
                                .put("performanceId", tonight.performanceId())
                                .put("expiresInSeconds", 60))
                .expect(201)
                .json();
        String id = reservation.path("reservationId").asText();
        customer.addBestAvailable(id, 1, "upper").expect(200, 201);
        JsonNode lapsed = Patience.until(
                "the hold lapses",
                Duration.ofSeconds(80),
                () -> customer.api().get("/api/reservations/" + id).expect(200).json(),
                cart -> cart.path("status").asText().equals("expired"));
        tell("status " + lapsed.path("status").asText() + "; ordering it now: "
                + customer.order(id, "fr").expect(410).errorCode());
    }

    private void declined(Tonight tonight) {
        say("Customer: a card is declined, another one pays");
        Customer customer = new Customer(platform.person("customer2"), platform.psp());
        JsonNode order = customer.orderTwo(tonight.performanceId(), "balcony");
        Answer refused = customer.pay(order, "pm_card_chargeDeclinedInsufficientFunds");
        tell("provider: "
                + refused.expect(402).json().path("error").path("decline_code").asText());
        customer.pay(order, "pm_card_visa").expect(200);
        JsonNode paid = customer.outcome(order.path("orderId").asText());
        tell("status " + paid.path("status").asText());
        require(paid.path("status").asText().equals("tickets_issued"), "the second card bought the tickets");
    }

    private static String amount(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("expected: " + what);
        }
    }

    private void say(String title) {
        System.out.printf("%n%2d. %s%n", ++step, title);
    }

    private void tell(String line) {
        System.out.println("    " + line);
    }

    /** @param eventId the show */
    private record Tonight(String eventId, String performanceId) {}
}
