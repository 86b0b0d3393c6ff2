package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Prices;
import io.eventify.system.Stage.Show;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.ApplicationEnvironment;
import org.microshed.testing.ManuallyStartedConfiguration;
import org.microshed.testing.jupiter.MicroShedTest;

/** The main job, through the public door: find, book, pay, enter. */
@ExtendWith({InvariantsHold.class, PlatformForMicroShed.class})
@MicroShedTest
class BookingIT {
    private static final Duration TONIGHT = Duration.ofHours(3);
    private static final Map<String, Integer> POLICY = Map.of("cancellationHours", 0, "holdMinutes", 5);
    private static final Duration HEARD = Duration.ofSeconds(30);

    /** At the address that MicroShed Testing was given, not the one that the other tests use. */
    private final Customer customer =
            new Customer(microShedGateway(), TestPlatform.running().psp());

    private static Api microShedGateway() {
        RunningPlatform platform = TestPlatform.running();
        ApplicationEnvironment environment = ApplicationEnvironment.Resolver.load();
        assertThat(environment).isInstanceOf(ManuallyStartedConfiguration.class);
        String url = environment.getApplicationURL().replaceAll("/$", "");
        return Api.at(URI.create(url))
                .as(Login.person(platform.tokenUrl(), "customer1", platform.value("EVENTIFY_DEMO_PASSWORD")));
    }

    @Test
    void a_customer_finds_a_performance_books_two_adjacent_seats_pays_with_3ds_and_enters_once() {
        Show show = Stage.shared().show(3, 8, 0, TONIGHT, POLICY);
        assertThat(found(show)).as("the search finds the event").isTrue();

        JsonNode cart = Booking.cart(customer, show, 2, Booking.SEATS);
        assertThat(cart.path("items")).hasSize(2);
        assertThat(areNeighbours(cart.path("items").get(0), cart.path("items").get(1)))
                .as("the seats are adjacent")
                .isTrue();
        JsonNode confirmed = customer.api()
                .post("/api/reservations/" + cart.path("reservationId").asText() + "/confirm")
                .expect(200)
                .json();
        assertThat(confirmed.path("status").asText()).isEqualTo("confirmed");

        JsonNode order = Booking.placed(customer, cart);
        assertThat(order.path("total")).isEqualTo(Json.money("TND", "61.000"));
        assertThat(order.path("status").asText()).isEqualTo("placed");
        customer.payWithStrongAuthentication(order);
        JsonNode booked = customer.await(Booking.idOf(order), "tickets_issued");
        assertThat(Booking.milestones(booked))
                .contains(
                        "order_placed", "payment_authorised", "seats_committed", "payment_captured", "order_completed");
        assertThat(customer.api()
                        .get("/api/orders/" + Booking.idOf(order) + "/invoice")
                        .expect(200)
                        .text())
                .startsWith("%PDF");

        JsonNode ticket = firstOf(customer, Booking.idOf(order), 2);
        Booking.awaitRemaining(show, 22);
        assertPapers(ticket.path("ticketId").asText());
        assertAdmittedOnce(show, ticket.path("code").asText());
    }

    @Test
    void a_place_in_a_zone_is_booked_without_a_number() {
        Show show = Stage.shared().show(0, 0, 40, TONIGHT, POLICY);
        JsonNode zone = TestPlatform.running()
                .gateway()
                .get("/api/inventory/performances/" + show.performanceId() + "/availability")
                .expect(200)
                .json()
                .path("zones")
                .get(0);
        String cart = customer.startReservation(show.performanceId());
        Patience.until(
                "places in the zone",
                HEARD,
                () -> customer.addFromZone(cart, zone.path("bucketId").asText(), 3),
                answer -> answer.status() < 300);

        JsonNode order = customer.orderToPay(cart, "ar");
        customer.pay(order, "pm_card_visa").expect(200);
        JsonNode booked = customer.await(Booking.idOf(order), "tickets_issued");

        assertThat(booked.path("total")).isEqualTo(Json.money("TND", "60.000"));
        assertThat(booked.path("lines")).hasSize(3).allSatisfy(line -> assertThat(
                        line.path("number").isMissingNode()
                                || line.path("number").isNull())
                .isTrue());
        assertThat(firstOf(customer, Booking.idOf(order), 3).path("status").asText())
                .isEqualTo("valid");
        Booking.awaitRemaining(show, 37);
    }

    @Test
    void a_free_order_needs_no_payment() {
        Show show = Stage.shared().show(1, 4, 0, TONIGHT, POLICY, new Prices("0.000", "0.000"));

        JsonNode order = Booking.placed(customer, Booking.cart(customer, show, 2, Booking.SEATS));
        assertThat(order.path("payment").path("status").asText()).isEqualTo("not_required");
        JsonNode booked = customer.await(Booking.idOf(order), "tickets_issued");

        assertThat(booked.path("total")).isEqualTo(Json.money("TND", "0.000"));
        assertThat(Booking.ticketStatuses(customer, Booking.idOf(order))).containsExactly("valid", "valid");
        assertThat(TestPlatform.pspControls()
                        .get("/state?metadata%5Border_id%5D=" + Booking.idOf(order))
                        .expect(200)
                        .json()
                        .path("payments"))
                .isEmpty();
    }

    private boolean found(Show show) {
        Set<String> ids = new HashSet<>();
        for (int page = 1; page <= 50 && !ids.contains(show.eventId()); page++) {
            JsonNode items = customer.api()
                    .get("/api/events?query=rehearsal&city=Tunis&size=100&page=" + page)
                    .expect(200)
                    .json()
                    .path("items");
            items.forEach(event -> ids.add(event.path("eventId").asText()));
            if (items.size() < 100) {
                break;
            }
        }
        return ids.contains(show.eventId());
    }

    private static boolean areNeighbours(JsonNode one, JsonNode other) {
        return one.path("row").asText().equals(other.path("row").asText())
                && Math.abs(one.path("number").asInt() - other.path("number").asInt()) == 1;
    }

    /** One of an order's tickets, with what admits. */
    private static JsonNode firstOf(Customer owner, String orderId, int count) {
        JsonNode tickets =
                Patience.until(count + " tickets", HEARD, () -> owner.tickets(orderId), list -> list.size() == count);
        return owner.api()
                .get("/api/tickets/" + tickets.get(0).path("ticketId").asText())
                .expect(200)
                .json();
    }

    private void assertPapers(String ticketId) {
        assertThat(customer.api()
                        .get("/api/tickets/" + ticketId + "/pdf")
                        .expect(200)
                        .text())
                .startsWith("%PDF");
        assertThat(customer.api()
                        .get("/api/tickets/" + ticketId + "/qr.svg")
                        .expect(200)
                        .text())
                .contains("<svg");
        assertThat(customer.api()
                        .get("/api/tickets/" + ticketId + "/calendar.ics")
                        .expect(200)
                        .text())
                .startsWith("BEGIN:VCALENDAR")
                .contains("DTSTART");
    }

    private static void assertAdmittedOnce(Show show, String code) {
        Api door = TestPlatform.person("checkin1");
        ObjectNode scan = Json.object()
                .put("deviceId", "north-gate")
                .put("code", code)
                .put("performanceId", show.performanceId());
        Answer first = Patience.until(
                "the door knows its staff",
                HEARD,
                () -> door.post("/api/check-ins", scan),
                answer -> answer.status() != 403);
        assertThat(first.expect(200).json().path("status").asText()).isEqualTo("checked_in");

        Answer second = door.post("/api/check-ins", scan.deepCopy().put("deviceId", "south-gate"))
                .expect(409);

        assertThat(second.errorCode()).isEqualTo("already_checked_in");
        assertThat(detail(second, "deviceId")).isEqualTo("north-gate");
        assertThat(Instant.parse(detail(second, "at")))
                .isCloseTo(Instant.parse(first.json().path("at").asText()), within(1, ChronoUnit.MILLIS));
    }

    private static String detail(Answer answer, String field) {
        for (JsonNode detail : answer.json().path("error").path("details")) {
            if (detail.path("field").asText().equals(field)) {
                return detail.path("issue").asText();
            }
        }
        throw new AssertionError("no detail " + field + " in " + answer.text());
    }
}
