package io.eventify.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Buyers who each hold one random numbered seat, one after the other, as fast as they are answered. A taken seat (409) is an answer like another. */
public class HoldSimulation extends Simulation {
    private static final int BUYERS = Integer.getInteger("bench.buyers", 16);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private final List<String> performances =
            List.of(System.getProperty("bench.performances").split(","));
    private final List<String> seats = lines(Path.of(System.getProperty("bench.seats")));

    public HoldSimulation() {
        setUp(scenario("holds")
                        .exec(http("hold")
                                .post("/api/inventory/holds")
                                .header("Idempotency-Key", session -> UUID.randomUUID()
                                        .toString())
                                .body(StringBody(session -> body()))
                                .check(status().in(201, 409)))
                        .injectClosed(constantConcurrentUsers(BUYERS).during(SECONDS)))
                .protocols(http.baseUrl(System.getProperty("bench.url"))
                        .header("Authorization", "Bearer " + System.getenv("BENCH_TOKEN"))
                        .header("Content-Type", "application/json")
                        .shareConnections());
    }

    private String body() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "{\"performanceId\":\"%s\",\"customerId\":\"%s\",\"seats\":[{\"seatId\":\"%s\"}]}"
                .formatted(
                        performances.get(random.nextInt(performances.size())),
                        UUID.randomUUID(),
                        seats.get(random.nextInt(seats.size())));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
