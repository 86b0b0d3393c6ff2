package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of every service against every kind of caller, compared with the committed table. */
@ExtendWith(InvariantsHold.class)
class EndpointsIT {
    private static final Path CHECKOUT = Path.of(System.getProperty("eventify.checkout", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final List<String> CONTEXTS =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue");
    private static final List<Caller> PEOPLE = List.of(
            new Caller("anonymous", Set.of(), null),
            person("customer1", "CUSTOMER"),
            person("organizer1", "CUSTOMER", "ORGANIZER"),
            person("checkin1", "CHECKIN"),
            person("support1", "SUPPORT"),
            person("admin1", "ADMIN"));
    /** Clients of the realm and their scopes, as docs/architecture.md has them. */
    private static final Map<String, Set<String>> SERVICES = Map.of(
            "reservation", Set.of("inventory:hold", "inventory:read", "lra"),
            "order",
                    Set.of(
                            "reservation:confirm",
                            "reservation:read",
                            "inventory:hold",
                            "inventory:read",
                            "order:write",
                            "payment:capture",
                            "payment:refund",
                            "ticket:issue",
                            "lra"),
            "payment", Set.of("order:read", "lra"),
            "inventory", Set.of("lra"),
            "ticketing", Set.of("order:read", "lra"),
            "event", Set.of("inventory:read", "order:write"),
            "catalogue", Set.of("event:read", "inventory:read", "order:read"));

    private static final Map<String, Supplier<String>> SERVICE_TOKENS = SERVICES.keySet().stream()
            .collect(Collectors.toMap(
                    name -> name, name -> TestPlatform.running().serviceAccount(name)));

    private final RunningPlatform platform = TestPlatform.running();

    /** @param token absent for an anonymous one */
    private record Caller(
            String name, Set<String> roles, @Nullable Supplier<String> token) {
        Api at(Api api) {
            return token == null ? api : api.as(token);
        }
    }

    private static Caller person(String name, String... roles) {
        RunningPlatform platform = TestPlatform.running();
        return new Caller(
                name, Set.of(roles), Login.person(platform.tokenUrl(), name, platform.value("EVENTIFY_DEMO_PASSWORD")));
    }

    static List<Endpoint> endpoints() {
        return Endpoint.table();
    }

    @Test
    void the_table_names_every_endpoint_and_no_other() throws IOException {
        Set<String> listed =
                Endpoint.table().stream().map(Endpoint::key).collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(Endpoint.served(CHECKOUT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void an_endpoint_lets_in_whom_the_table_names(Endpoint endpoint) {
        Api service = platform.service(endpoint.context());
        List<String> wrong = new ArrayList<>();
        for (Caller caller : PEOPLE) {
            int status = request(caller.at(service), endpoint).status();
            if (!isRight(endpoint, caller, status)) {
                wrong.add(caller.name() + " got " + status);
            }
        }
        SERVICE_TOKENS.forEach((name, token) -> {
            int status = request(service.as(token), endpoint).status();
            boolean allowed = endpoint.isPublic()
                    || endpoint.roles().contains("SERVICE")
                            && SERVICES.get(name).contains(endpoint.scope());
            if (status >= 500 || (allowed == isRefusal(status) && !refusesUnknown(endpoint, status))) {
                wrong.add("service " + name + (allowed ? ", allowed," : "") + " got " + status);
            }
        });
        assertThat(wrong).as(endpoint.toString()).isEmpty();
    }

    private static boolean isRight(Endpoint endpoint, Caller caller, int status) {
        boolean allowed = endpoint.isPublic() || caller.roles().stream().anyMatch(endpoint.roles()::contains);
        if (allowed) {
            return status < 500 && status != 401 && (status != 403 || refusesUnknown(endpoint, status));
        }
        return status == (caller.token() == null ? 401 : 403);
    }

    /** Ownership of a thing that does not exist may be answered like that of somebody else's. */
    private static boolean refusesUnknown(Endpoint endpoint, int status) {
        return status == 403
                && endpoint.path().contains("{")
                && !endpoint.roles().contains("SERVICE")
                && !endpoint.roles().contains("LRA")
                && !endpoint.isPublic();
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }

    private static Answer request(Api api, Endpoint endpoint) {
        boolean body = endpoint.method().equals("POST") || endpoint.method().equals("PUT");
        return api.with("Idempotency-Key", UUID.randomUUID().toString())
                .send(
                        endpoint.method(),
                        endpoint.pathOfNothing(),
                        body ? "{}" : null,
                        body ? "application/json" : null);
    }

    @Test
    void what_belongs_to_another_customer_does_not_exist_for_me() {
        Customer owner = TestPlatform.customer("customer1");
        Api stranger = platform.person("customer2");
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
        JsonNode order = Booking.booked(owner, show, 1, Booking.SEATS);
        String orderId = Booking.idOf(order);
        String ticketId = owner.tickets(orderId).get(0).path("ticketId").asText();
        String cartId = order.path("reservationId").asText();

        assertThat(statuses(
                        stranger.get("/api/orders/" + orderId),
                        stranger.get("/api/orders/" + orderId + "/invoice"),
                        stranger.post("/api/orders/" + orderId + "/cancel"),
                        stranger.get("/api/reservations/" + cartId),
                        stranger.delete("/api/reservations/" + cartId),
                        stranger.get("/api/payments/"
                                + order.path("payment").path("paymentId").asText()),
                        stranger.get("/api/tickets/" + ticketId),
                        stranger.get("/api/tickets/" + ticketId + "/pdf"),
                        stranger.get("/api/tickets/" + ticketId + "/qr.svg"),
                        stranger.post("/api/tickets/" + ticketId + "/transfer")))
                .containsOnly(404);
        assertThat(stranger.get("/api/tickets?orderId=" + orderId)
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(owner.orderNow(orderId).path("status").asText()).isEqualTo("tickets_issued");
    }

    @Test
    void what_belongs_to_another_organisation_cannot_be_changed() {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(3), Map.of());
        Api stranger = platform.person("organizer2");
        String event = "/api/events/" + show.eventId();
        String performance = event + "/performances/" + show.performanceId();
        ObjectNode seat = Json.object();
        seat.putArray("block").add(UUID.randomUUID().toString());

        assertThat(statuses(
                        stranger.post(event + "/cancel", Json.object().put("reason", "envy")),
                        stranger.post(event + "/archive"),
                        stranger.post(performance + "/cancel", Json.object().put("reason", "envy")),
                        stranger.post(performance + "/close-sales"),
                        stranger.delete(performance),
                        stranger.post("/api/inventory/performances/" + show.performanceId() + "/capacity", seat),
                        stranger.get("/api/inventory/performances/" + show.performanceId() + "/kept-back"),
                        stranger.get("/api/performances/" + show.performanceId() + "/check-in-list"),
                        stranger.get("/api/orders?performanceId=" + show.performanceId())))
                .isSubsetOf(403, 404);
        assertThat(platform.gateway()
                        .get(event)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("published");
    }

    @Test
    void callbacks_of_the_coordinator_are_not_reachable_from_outside() {
        Api outside = platform.gateway().as(platform.serviceAccount("lra-coordinator"));

        for (Endpoint callback : Endpoint.table().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/lra/"))
                .toList()) {
            assertThat(outside.send(callback.method(), callback.path(), null, null)
                            .status())
                    .as(callback.toString())
                    .isEqualTo(404);
        }
        assertThat(statuses(
                        outside.get("/lra-coordinator"),
                        outside.get("/internal/health"),
                        outside.get("/inventory/api/venues")))
                .containsOnly(404);
        assertThat(statuses(
                        outside.get("/api/orders/../lra/order/status"),
                        outside.get("/api/orders/%2e%2e/lra/order/status"),
                        outside.get("/api/orders/..;/lra/order/status")))
                .isSubsetOf(400, 404);
    }

    @Test
    void callbacks_let_in_the_coordinator_only() {
        Supplier<String> coordinator = platform.serviceAccount("lra-coordinator");
        for (String context : CONTEXTS) {
            for (Endpoint callback : Endpoint.table().stream()
                    .filter(e -> e.path().startsWith("/api/lra/")
                            && e.method().equals("GET")
                            && e.context().equals(context))
                    .toList()) {
                int status = platform.service(context)
                        .as(coordinator)
                        .with("Long-Running-Action", platform.value("EVENTIFY_LRA_URL") + "/0_unknown")
                        .get(callback.path())
                        .status();
                assertThat(status).as(callback.toString()).isIn(200, 202, 404, 410);
            }
        }
    }

    @Test
    void the_coordinator_refuses_strangers() {
        Api coordinator = Api.at(URI.create(platform.value("EVENTIFY_LRA_URL"))).with("Accept", "application/json");

        assertThat(coordinator.get("/").status()).isEqualTo(401);
        for (Caller person : PEOPLE.stream()
                .filter(caller -> caller.token() != null && !caller.roles().contains("ADMIN"))
                .toList()) {
            assertThat(person.at(coordinator).get("/").status())
                    .as(person.name())
                    .isIn(401, 403);
            assertThat(person.at(coordinator)
                            .send("POST", "/start", "", "text/plain")
                            .status())
                    .as(person.name())
                    .isIn(401, 403);
        }
        assertThat(coordinator.as(SERVICE_TOKENS.get("event")).get("/").status())
                .as("a service without the scope")
                .isIn(401, 403);
        assertThat(coordinator.as(SERVICE_TOKENS.get("order")).get("/").status())
                .isEqualTo(200);
    }

    @Test
    void a_saga_that_somebody_outside_names_is_not_believed() {
        String path = "/api/reservations/" + UUID.randomUUID() + "/checkout";
        String named = platform.value("EVENTIFY_LRA_URL") + "/0_forged";

        Answer outside = platform.gateway()
                .as(SERVICE_TOKENS.get("order"))
                .with("Long-Running-Action", named)
                .post(path);

        assertThat(outside.expect(400).errorCode()).isEqualTo("lra_required");
    }

    private static Set<Integer> statuses(Answer... answers) {
        Set<Integer> statuses = new HashSet<>();
        for (Answer answer : answers) {
            statuses.add(answer.status());
        }
        return statuses;
    }
}
