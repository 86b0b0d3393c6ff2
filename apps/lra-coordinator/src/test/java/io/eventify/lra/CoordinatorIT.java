package io.eventify.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One running coordinator: who may talk to it, whom it talks to, and as whom. */
class CoordinatorIT {
    private final Running running = Running.instance();
    private final TestIssuer issuer = running.issuer();
    private final TestParticipants participants = running.participants();
    private final TestCoordinator coordinator = running.coordinator();

    @BeforeEach
    void reset() {
        participants.reset();
    }

    @Test
    void every_endpoint_refuses_who_is_not_an_administrator_or_a_service_with_the_scope() throws Exception {
        String uid = "0_ffff7f000001_1_2_3";
        List<String> endpoints = List.of(
                "GET ",
                "POST /start",
                "GET /" + uid,
                "GET /" + uid + "/status",
                "PUT /" + uid,
                "PUT /" + uid + "/close",
                "PUT /" + uid + "/cancel",
                "PUT /" + uid + "/renew",
                "PUT /" + uid + "/remove",
                "GET /recovery",
                "GET /recovery/failed",
                "DELETE /recovery/" + uid,
                "GET /nested/" + uid + "/status",
                "PUT /nested/" + uid + "/complete");

        for (String endpoint : endpoints) {
            String method = endpoint.substring(0, endpoint.indexOf(' '));
            String path = endpoint.substring(endpoint.indexOf(' ') + 1);
            assertThat(coordinator.send(method, path, "").statusCode())
                    .as(endpoint + " without a token")
                    .isEqualTo(401);
            assertThat(coordinator.send(method, path, issuer.expired()).statusCode())
                    .as(endpoint + " with an expired token")
                    .isEqualTo(401);
            assertThat(coordinator
                            .send(method, path, issuer.token("order", List.of("ADMIN"), "lra"))
                            .statusCode())
                    .as(endpoint + " with another's audience")
                    .isEqualTo(401);
            assertThat(coordinator
                            .send(method, path, issuer.token("lra-coordinator", List.of("CUSTOMER"), "lra"))
                            .statusCode())
                    .as(endpoint + " as a customer")
                    .isEqualTo(403);
            assertThat(coordinator
                            .send(method, path, issuer.token("lra-coordinator", List.of("SERVICE"), "order:read"))
                            .statusCode())
                    .as(endpoint + " without the scope")
                    .isEqualTo(403);
        }
    }

    @Test
    void services_with_the_scope_and_administrators_are_let_in() throws Exception {
        assertThat(coordinator.send("GET", "/recovery", issuer.service()).statusCode())
                .isEqualTo(200);
        assertThat(coordinator
                        .send("GET", "/recovery", issuer.token("lra-coordinator", List.of("ADMIN"), ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void ids_carry_the_configured_address_whatever_the_client_calls_it() throws Exception {
        URI other = URI.create(coordinator.url().toString().replace("127.0.0.1", "localhost") + "/start");
        var request = java.net.http.HttpRequest.newBuilder(other)
                .header("Authorization", "Bearer " + issuer.service())
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> started = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(started.body()).startsWith(coordinator.url() + "/0_");
    }

    @Test
    void participants_elsewhere_are_refused() throws Exception {
        URI lra = begin(0);
        String base = participants.url().toString();

        for (String elsewhere : List.of(
                "http://169.254.169.254/order/api",
                base.replace("127.0.0.1", "localhost"),
                base.replace("/order", "/other"),
                base + "/../other",
                base + "x",
                base.replace("http://", "http://user@"),
                "file:///etc/passwd",
                base.replace("/order", "/order%2F..%2Fother"))) {
            String link = "<" + elsewhere + "/compensate>; rel=\"compensate\"";
            assertThat(coordinator
                            .send("PUT", "/" + uid(lra), issuer.service(), "Link", link)
                            .statusCode())
                    .as(elsewhere)
                    .isEqualTo(403);
        }
        String mixed = links("mixed") + ",<http://169.254.169.254/after>; rel=\"after\"";
        assertThat(coordinator
                        .send("PUT", "/" + uid(lra), issuer.service(), "Link", mixed)
                        .statusCode())
                .isEqualTo(403);
        assertThat(coordinator.send("PUT", "/" + uid(lra), issuer.service()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void participants_do_not_move_and_sagas_do_not_nest() throws Exception {
        URI lra = begin(0);
        String recovery = URI.create(join(lra, "mover").body()).getPath().substring("/lra-coordinator".length());

        assertThat(coordinator.send("PUT", recovery, issuer.service()).statusCode())
                .isEqualTo(403);
        assertThat(coordinator
                        .send("POST", "/start?ParentLRA=" + lra, issuer.service())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void callbacks_carry_the_coordinators_token_and_one_token_serves_many() throws Exception {
        URI lra = begin(0);
        for (String participant : List.of("hold", "payment", "ticket")) {
            join(lra, participant);
        }

        assertThat(close(lra)).isEqualTo("Closed");

        assertThat(participants.calls).hasSize(3).allSatisfy(call -> assertThat(call.authorization())
                .startsWith("Bearer eyJ"));
        assertThat(participants.calls)
                .extracting(TestParticipants.Call::authorization)
                .containsOnly(participants.calls.getFirst().authorization());
        assertThat(issuer.tokensGiven).hasValueLessThanOrEqualTo(2);
    }

    /** Repair 1: without the application's class loader on the recovery thread no retry ever leaves ("LibertyResteasyClientBuilderImpl not found"). */
    @Test
    void a_participant_that_failed_is_asked_again_with_a_token() throws Exception {
        URI lra = begin(0);
        join(lra, "flaky");
        participants.when("flaky", call -> 503);
        assertThat(close(lra)).isEqualTo("Closing");

        participants.calls.clear();
        participants.when("flaky", TestParticipants::healthy);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> participants.callbacks(lra, "flaky").contains("complete"));
        assertThat(participants.calls)
                .allSatisfy(call -> assertThat(call.authorization()).startsWith("Bearer eyJ"));
        await().atMost(Duration.ofSeconds(10)).until(() -> status(lra) == 404);
    }

    /** Repair 4: more than ten starts at once, and closes at once that all need callbacks. */
    @Test
    void forty_sagas_start_and_close_at_the_same_time() throws Exception {
        int sagas = 40;
        var starts = Parallel.run(sagas, i -> coordinator
                .send("POST", "/start?ClientID=parallel", issuer.service())
                .statusCode());
        assertThat(starts).containsOnly(201);

        List<URI> lras = Parallel.run(sagas, i -> begin(0));
        Parallel.run(sagas, i -> join(lras.get(i), "slow").statusCode());
        // no callback is answered before the last close is on its way: each close holds a thread of the server
        // meanwhile
        CountDownLatch closing = new CountDownLatch(sagas);
        participants.when("slow", call -> closing.await(1, TimeUnit.SECONDS) ? 200 : 503);

        List<String> answers = Parallel.run(sagas, i -> {
            closing.countDown();
            return close(lras.get(i));
        });

        // starved of threads nearly all would be closing; on a busy machine some may be, because Narayana gives a
        // callback two seconds
        assertThat(answers).filteredOn("Closed"::equals).hasSizeGreaterThan(sagas / 2);
        for (URI lra : lras) {
            await().atMost(Duration.ofSeconds(60)).until(() -> status(lra) == 404);
        }
    }

    /** Repair 5: a scan of Narayana's may start a timer for a copy of the saga, which compensates it after it was closed (a race, so it does not fail every time). */
    @Test
    void a_closed_saga_is_not_compensated_when_its_time_limit_passes() throws Exception {
        URI lra = begin(8_000);
        join(lra, "closed");
        awaitTwoScans();
        assertThat(close(lra)).isEqualTo("Closed");

        URI expiresLater = begin(8_000);
        join(expiresLater, "witness");
        await().atMost(Duration.ofSeconds(12)).until(() -> participants.isDone(expiresLater, "witness", "compensate"));

        assertThat(participants.callbacks(lra, "closed")).containsExactly("complete");
        assertThat(status(lra)).isEqualTo(404);
    }

    /** Repair 6: the second close would find the first one's time noted as the time limit, and compensate. */
    @Test
    void a_saga_asked_to_close_again_while_it_is_closing_is_not_compensated() throws Exception {
        URI lra = begin(60_000);
        join(lra, "slow");
        participants.when("slow", call -> 503);
        assertThat(close(lra)).isEqualTo("Closing");
        assertThat(close(lra)).isEqualTo("Closing");

        participants.when("slow", TestParticipants::healthy);
        await().atMost(Duration.ofSeconds(15)).until(() -> status(lra) == 404);

        assertThat(participants.callbacks(lra, "slow")).contains("complete").doesNotContain("compensate");
    }

    private void awaitTwoScans() throws Exception {
        URI lra = begin(0);
        join(lra, "never");
        participants.when("never", call -> 503);
        close(lra);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> participants.callbacks(lra, "never").size() >= 3);
        participants.when("never", TestParticipants::healthy);
        await().atMost(Duration.ofSeconds(15)).until(() -> status(lra) == 404);
    }

    @Test
    void a_saga_that_overruns_its_time_limit_is_compensated() throws Exception {
        URI lra = begin(500);
        join(lra, "late");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> participants.callbacks(lra, "late").contains("compensate"));
        assertThat(coordinator
                        .send("PUT", "/" + uid(lra), issuer.service(), "Link", links("later"))
                        .statusCode())
                .isIn(404, 410, 412);
    }

    @Test
    void an_unknown_saga_is_404() throws Exception {
        assertThat(coordinator
                        .send("PUT", "/0_ffff7f000001_9_9_9/close", issuer.service())
                        .statusCode())
                .isEqualTo(404);
        assertThat(coordinator
                        .send("GET", "/0_ffff7f000001_9_9_9/status", issuer.service())
                        .statusCode())
                .isEqualTo(404);
    }

    private URI begin(long timeLimitMillis) throws Exception {
        return coordinator.begin(issuer.service(), Duration.ofMillis(timeLimitMillis));
    }

    private HttpResponse<String> join(URI lra, String participant) throws Exception {
        return coordinator.join(issuer.service(), lra, participants, participant);
    }

    private String close(URI lra) throws Exception {
        return coordinator.end(issuer.service(), lra, "close");
    }

    private int status(URI lra) throws Exception {
        return coordinator.status(issuer.service(), lra);
    }

    private String links(String participant) {
        return participants.links(participant);
    }

    private static String uid(URI lra) {
        return TestCoordinator.uid(lra);
    }
}
