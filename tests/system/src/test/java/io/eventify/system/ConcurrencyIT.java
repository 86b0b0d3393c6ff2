package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.system.Stage.Show;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who want the same at the same moment, through REST and real tokens. */
@ExtendWith(InvariantsHold.class)
class ConcurrencyIT {
    private static final Duration NEXT_WEEK = Duration.ofDays(7);
    private final Api inventory = TestPlatform.running()
            .service("inventory")
            .as(TestPlatform.running().serviceAccount("reservation"));

    @Test
    void two_hundred_buyers_for_fifty_seats_get_fifty() throws Exception {
        Show show = Stage.shared().show(5, 10, 0, NEXT_WEEK, Map.of());
        Booking.awaitOnSale(show);
        List<String> seats = seats(show);

        List<Answer> answers = together(
                200,
                buyer -> hold(
                        show, request -> request.putArray("seats").addObject().put("seatId", seats.get(buyer % 50))));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(50);
        assertThat(answers.stream().filter(a -> a.status() == 409))
                .allMatch(a -> a.errorCode().equals("seats_unavailable"));
        assertThat(Booking.remaining(show)).isZero();
    }

    @Test
    void three_hundred_buyers_for_a_zone_of_a_hundred_get_a_hundred() throws Exception {
        Show show = Stage.shared().show(0, 0, 100, NEXT_WEEK, Map.of());
        Booking.awaitOnSale(show);
        String bucket = availability(show).path("zones").get(0).path("bucketId").asText();

        List<Answer> answers = together(
                300,
                buyer -> hold(show, request -> request.putArray("buckets")
                        .addObject()
                        .put("bucketId", bucket)
                        .put("quantity", 1)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(100);
    }

    @Test
    void a_herd_for_the_best_seats_is_refused_only_when_none_are_left() throws Exception {
        Show show = Stage.shared().show(10, 10, 0, NEXT_WEEK, Map.of());
        Booking.awaitOnSale(show);

        List<Answer> answers = together(
                80,
                buyer -> hold(show, request -> request.putObject("bestAvailable")
                        .put("quantity", 2)
                        .put("together", true)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(a -> a.status() == 201))
                .as("couples seated in a hundred seats")
                .hasSize(50);
    }

    @Test
    void a_ticket_at_twenty_gates_enters_once() throws Exception {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(2), Map.of());
        Booking.awaitOnSale(show);
        Customer customer = TestPlatform.customer("customer2");
        JsonNode order = Booking.booked(customer, show, 1, Booking.SEATS);
        String ticket =
                customer.tickets(Booking.idOf(order)).get(0).path("ticketId").asText();
        String code = customer.api()
                .get("/api/tickets/" + ticket)
                .expect(200)
                .json()
                .path("code")
                .asText();
        Api door = TestPlatform.person("checkin1");

        List<Answer> answers = together(
                20,
                gate -> door.post(
                        "/api/check-ins",
                        Json.object().put("deviceId", "gate-" + gate).put("code", code)));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() != 200))
                .allMatch(a -> a.status() == 409 && a.errorCode().equals("already_checked_in"));
    }

    private Answer hold(Show show, java.util.function.Consumer<ObjectNode> wish) {
        ObjectNode request = Json.object()
                .put("performanceId", show.performanceId())
                .put("customerId", UUID.randomUUID().toString());
        wish.accept(request);
        return inventory.post("/api/inventory/holds", request);
    }

    private static List<String> seats(Show show) {
        List<String> seats = new ArrayList<>();
        JsonNode map = TestPlatform.running()
                .gateway()
                .get("/api/inventory/performances/" + show.performanceId() + "/seat-map")
                .expect(200)
                .json();
        map.path("sections").forEach(section -> section.path("seatIds").forEach(id -> seats.add(id.asText())));
        return seats;
    }

    private static JsonNode availability(Show show) {
        return TestPlatform.running()
                .gateway()
                .get("/api/inventory/performances/" + show.performanceId() + "/availability")
                .expect(200)
                .json();
    }

    /** All wait for the same moment, then ask; the answers. */
    private static List<Answer> together(int buyers, IntFunction<Answer> ask) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int buyer = 0; buyer < buyers; buyer++) {
                int number = buyer;
                asked.add(threads.submit(() -> {
                    start.await();
                    return ask.apply(number);
                }));
            }
            start.countDown();
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : asked) {
            answers.add(answer.get());
        }
        return answers;
    }
}
