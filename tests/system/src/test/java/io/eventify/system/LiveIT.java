package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What listeners are told, when they stay, when they come back, and when there are many. */
@ExtendWith(InvariantsHold.class)
class LiveIT {
    private static final Logger LOG = Logger.getLogger(LiveIT.class.getName());
    private static final Duration HEARD = Duration.ofSeconds(30);
    /** By which the ways of one event to two gateways may differ. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration IN_TWO_DAYS = Duration.ofHours(48);
    private static final Map<String, Integer> POLICY = Map.of("cancellationHours", 1, "holdMinutes", 5);
    private static final int CROWD = 2_000;

    private final RunningPlatform platform = TestPlatform.running();
    /** A connection for each: by HTTP/2 they would share one, and it carries a hundred or so. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void everybody_leaves() {
        client.shutdownNow();
    }

    @Test
    void a_listener_sees_a_seat_become_held_and_free_again() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        Ears ears = listen("/live/performances/" + show.performanceId(), null, null);
        ears.await("ready", data -> true);

        String cart = customer.startReservation(show.performanceId());
        JsonNode item =
                customer.addBestAvailable(cart, 1, "stalls").expect(200).json().at("/items/0");
        JsonNode held = ears.await("places", data -> data.at("/seats/held").size() == 1);
        customer.api().delete("/api/reservations/" + cart).expect(204);
        JsonNode free = ears.await("places", data -> data.at("/seats/free").size() == 1);

        Contract.published().describes("PlacesMessage", held, true);
        assertThat(held.at("/seats/held/0")).isEqualTo(item.path("seatId"));
        assertThat(held.path("remaining").asInt()).isEqualTo(11);
        assertThat(free.at("/seats/free/0")).isEqualTo(item.path("seatId"));
        assertThat(free.path("remaining").asInt()).isEqualTo(12);
        ears.close();
    }

    @Test
    void a_seat_that_its_organiser_keeps_back_goes_and_comes_back() {
        Show show = onSale();
        String place = "/api/inventory/performances/" + show.performanceId();
        String seat = platform.gateway()
                .get(place + "/seat-map")
                .expect(200)
                .json()
                .at("/sections/0/seatIds/0")
                .asText();
        Ears ears = listen("/live/performances/" + show.performanceId(), null, null);
        ears.await("ready", data -> true);
        Api organiser = TestPlatform.person("organizer1");

        organiser
                .post(
                        place + "/capacity",
                        Json.object()
                                .put("label", "Press")
                                .set("block", Json.array().add(seat)))
                .expect(200);
        JsonNode kept = ears.await("places", data -> data.at("/seats/blocked").size() == 1);
        organiser
                .post(place + "/capacity", Json.object().put("unblockLabel", "Press"))
                .expect(200);
        JsonNode free = ears.await("places", data -> data.at("/seats/free").size() == 1);

        assertThat(kept.at("/seats/blocked/0").asText()).isEqualTo(seat);
        assertThat(kept.toString()).doesNotContain("Press");
        assertThat(kept.path("remaining").asInt()).isEqualTo(11);
        assertThat(free.at("/seats/free/0").asText()).isEqualTo(seat);
        ears.close();
    }

    /** Those who look keep the inventory's snapshots as old as they may be; nothing told may rest on one from before the change. */
    @Test
    void what_is_told_last_is_true_while_a_crowd_looks() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        Ears ears = listen("/live/performances/" + show.performanceId(), null, null);
        ears.await("ready", data -> true);
        AtomicBoolean looking = new AtomicBoolean(true);
        List<Thread> crowd = IntStream.range(0, 2)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (looking.get()) {
                        platform.gateway()
                                .get("/api/inventory/performances/" + show.performanceId() + "/seat-map?ids=false");
                    }
                }))
                .toList();
        try {
            for (int round = 0; round < 12; round++) {
                String cart = customer.startReservation(show.performanceId());
                JsonNode item = customer.addBestAvailable(cart, 1, "stalls")
                        .expect(200)
                        .json()
                        .at("/items/0");
                String seat = item.path("seatId").asText();
                ears.awaitLast(seat, "held");
                customer.api().delete("/api/reservations/" + cart).expect(204);
                ears.awaitLast(seat, "free");
            }
        } finally {
            looking.set(false);
            crowd.forEach(LiveIT::ended);
            ears.close();
        }
    }

    private static void ended(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_beginning_is_told_at_once_and_not_with_the_first_heartbeat() {
        Show show = onSale();
        boolean before = IntStream.range(0, 3).anyMatch(attempt -> {
            Ears ears = listen("/live/performances/" + show.performanceId(), null, null);
            ears.await("ready", data -> true);
            boolean alone = ears.heard.stream().noneMatch(one -> one.getKey().equals("heartbeat"));
            ears.close();
            return alone;
        });

        assertThat(before).isTrue();
    }

    @Test
    void who_comes_back_with_the_last_id_has_missed_nothing() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        String path = "/live/performances/" + show.performanceId();
        Ears first = listen(path, null, null);
        first.await("ready", data -> true);
        String lastId = first.lastId();
        first.close();

        String cart = customer.startReservation(show.performanceId());
        JsonNode item =
                customer.addBestAvailable(cart, 1, "stalls").expect(200).json().at("/items/0");
        Booking.awaitRemaining(show, 11);
        Ears second = Patience.until(
                "the gateway has heard of it",
                HEARD,
                () -> {
                    Ears back = listen(path, lastId, null);
                    back.await("places", data -> true);
                    return back;
                },
                back -> back.await("places", data -> true).at("/seats/held").size() == 1);

        assertThat(second.await("places", data -> true).at("/seats/held/0")).isEqualTo(item.path("seatId"));
        Ears tooLate = listen(path, "1000", null);
        tooLate.await("reset", data -> true);
        second.close();
        tooLate.close();
    }

    @Test
    void an_order_is_followed_by_its_customer_only() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        JsonNode order = Booking.placed(customer, Booking.cart(customer, show, 1, Booking.SEATS));
        String path = "/live/orders/" + Booking.idOf(order);

        assertThat(platform.gateway().get(path).status()).isEqualTo(401);
        assertThat(TestPlatform.customer("customer2").api().get(path).status()).isEqualTo(404);
        Ears ears = listen(
                path,
                null,
                io.eventify.journey.Login.person(
                                platform.tokenUrl(), "customer1", platform.value("EVENTIFY_DEMO_PASSWORD"))
                        .get());
        Contract.published().describes("OrderMessage", ears.await("order", data -> true), true);
        customer.pay(order, "pm_card_visa").expect(200);
        ears.await(
                "order",
                data -> data.path("status").asText().equals("tickets_issued")
                        || data.path("status").asText().equals("paid"));
        ears.close();
    }

    @Test
    void two_thousand_listeners_are_told_of_one_seat() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        String cart = customer.startReservation(show.performanceId());
        int threadsBefore = threads();
        List<Ears> crowd = IntStream.range(0, CROWD)
                .parallel()
                .mapToObj(i -> listen("/live/performances/" + show.performanceId(), null, null))
                .toList();
        crowd.forEach(ears -> ears.await("ready", data -> true));
        int threadsWith = threads();

        long sold = System.nanoTime();
        customer.addBestAvailable(cart, 1, "stalls").expect(200);
        crowd.forEach(
                ears -> ears.await("places", data -> data.at("/seats/held").size() == 1));

        long[] millis = crowd.stream()
                .mapToLong(ears -> (ears.heardPlacesAt() - sold) / 1_000_000)
                .sorted()
                .toArray();
        LOG.info(() -> CROWD + " listeners, from the request that holds a seat to the message: p50 " + millis[CROWD / 2]
                + " ms, p95 " + millis[CROWD * 95 / 100] + " ms, last " + millis[CROWD - 1] + " ms");
        assertThat(millis[CROWD - 1]).isLessThan(HEARD.toMillis());
        int threadsTelling = threads();
        LOG.info(() -> "threads of the server: before " + threadsBefore + ", with the crowd " + threadsWith
                + ", while it is told " + threadsTelling);
        // a pool may grow while they come; a listener of his own thread would make two thousand
        assertThat(Math.max(threadsWith, threadsTelling) - threadsBefore).isLessThan(CROWD / 10);
        crowd.forEach(Ears::close);
    }

    @Test
    void a_seat_is_told_at_two_gateways_and_who_changes_door_misses_nothing() {
        Show show = onSale();
        Customer customer = TestPlatform.customer("customer1");
        String path = "/live/performances/" + show.performanceId();
        TestPlatform.eventify("start", "gateway");
        try {
            String here = platform.value("EVENTIFY_PUBLIC_URL");
            String there = "http://localhost:" + (URI.create(here).getPort() + 12);
            Ears first = listenAt(here, path, null, null);
            Ears second = listenAt(there, path, null, null);
            Ears leaving = listenAt(here, path, null, null);
            for (Ears ears : List.of(first, second, leaving)) {
                ears.await("ready", data -> true);
            }
            // a gateway that has just started tells who comes back to read anew; this one is to know what was missed
            long known = Long.parseLong(second.lastId()) + MARGIN.plusSeconds(1).toMillis();
            String lastId = Patience.until(
                    "a heartbeat that the second gateway has heard of",
                    HEARD,
                    leaving::lastId,
                    id -> Long.parseLong(id) > known);
            leaving.close();

            String cart = customer.startReservation(show.performanceId());
            String seat = customer.addBestAvailable(cart, 1, "stalls")
                    .expect(200)
                    .json()
                    .at("/items/0/seatId")
                    .asText();

            for (Ears ears : List.of(first, second)) {
                assertThat(ears.await("places", data -> data.at("/seats/held").size() == 1)
                                .at("/seats/held/0")
                                .asText())
                        .isEqualTo(seat);
            }
            Ears back = listenAt(there, path, lastId, null);
            assertThat(back.await("places", data -> data.at("/seats/held").size() == 1)
                            .at("/seats/held/0")
                            .asText())
                    .isEqualTo(seat);
            for (Ears ears : List.of(first, second, back)) {
                ears.close();
            }
        } finally {
            TestPlatform.eventify("kill", "gateway");
        }
    }

    /** Of the server with all services, as it counts them itself. */
    private int threads() {
        String metrics = Api.at(URI.create("http://127.0.0.1:" + platform.value("EVENTIFY_HTTP_INTERNAL_PORT")))
                .get("/metrics?scope=base")
                .expect(200)
                .text();
        return metrics.lines()
                .filter(line -> line.startsWith("thread_count"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread_count in\n" + metrics));
    }

    private static Show onSale() {
        Show show = Stage.shared().show(2, 6, 0, IN_TWO_DAYS, POLICY);
        Booking.awaitOnSale(show);
        return show;
    }

    private Ears listen(String path, @Nullable String lastId, @Nullable String token) {
        return listenAt(platform.value("EVENTIFY_PUBLIC_URL"), path, lastId, token);
    }

    private Ears listenAt(String door, String path, @Nullable String lastId, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(door + path)).header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Ears ears = new Ears();
        client.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(ears))
                .whenComplete((HttpResponse<Void> ended, Throwable failure) -> ears.ended(failure));
        return ears;
    }

    /** Reads server-sent events, and remembers them. */
    private static final class Ears implements Flow.Subscriber<String> {
        private final List<Map.Entry<String, JsonNode>> heard = new CopyOnWriteArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private volatile Flow.@Nullable Subscription connection;
        private volatile String lastId = "";
        private volatile long heardPlacesAt;
        private String event = "";

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            connection = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                try {
                    heard.add(Map.entry(event, Json.MAPPER.readTree(line.substring(6))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (event.equals("places") && heardPlacesAt == 0) {
                    heardPlacesAt = System.nanoTime();
                }
            }
        }

        @Override
        public void onError(Throwable broken) {
            ended(broken);
        }

        @Override
        public void onComplete() {
            ended(null);
        }

        private synchronized void ended(@Nullable Throwable failure) {
            if (failure != null) {
                failures.add(failure.toString());
            }
        }

        private JsonNode await(String wanted, Predicate<JsonNode> what) {
            return Patience.until(
                            wanted + " is told; heard so far " + heard.size() + ", failures " + failures,
                            HEARD,
                            () -> heard.stream()
                                    .filter(one -> one.getKey().equals(wanted) && what.test(one.getValue()))
                                    .map(Map.Entry::getValue)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        /** Until the newest thing that was told of a seat is this. */
        private void awaitLast(String seat, String state) {
            Patience.until(
                    "seat " + seat + " is " + state,
                    HEARD,
                    () -> heard.stream()
                            .filter(one -> one.getKey().equals("places"))
                            .flatMap(one -> one.getValue().path("seats").properties().stream())
                            .filter(told -> StreamSupport.stream(told.getValue().spliterator(), false)
                                    .anyMatch(id -> id.asText().equals(seat)))
                            .map(Map.Entry::getKey)
                            .reduce("", (earlier, later) -> later),
                    state::equals);
        }

        private String lastId() {
            return lastId;
        }

        private long heardPlacesAt() {
            return heardPlacesAt;
        }

        private void close() {
            Flow.Subscription open = connection;
            if (open != null) {
                open.cancel();
            }
        }
    }
}
