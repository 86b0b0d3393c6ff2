package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent in, the answer is never a failure of ours, and every refusal can be understood by a program and by a person. */
@ExtendWith(InvariantsHold.class)
class BadInputIT {
    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";
    private static final String HUGE = "x".repeat(100_000);
    private static final int MORE_THAN_256_KIB = 300 * 1024;
    private final RunningPlatform platform = TestPlatform.running();

    /**
     * An endpoint that takes a body.
     *
     * @param user who may send it
     * @param sample a body that is well formed, about things that do not exist
     */
    private record Input(String method, String path, String user, ObjectNode sample) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Input> inputs() {
        return List.of(
                input("POST", "/api/organisations", "organizer2", "{\"name\":\"Bad input\"}"),
                input("PUT", "/api/organisations/{id}", "organizer2", "{\"name\":\"Bad input\"}"),
                input(
                        "POST",
                        "/api/organisations/{id}/members",
                        "organizer2",
                        "{\"userId\":\"{id}\",\"role\":\"manager\",\"eventIds\":[\"{id}\"]}"),
                input("POST", "/api/venues", "organizer2", """
                        {"organisationId":"{id}","name":{"en":"Hall"},"address":"1 street","city":"Tunis","country":"TN","latitude":36.8,"longitude":10.2,"timeZone":"Africa/Tunis"}"""),
                input("POST", "/api/venues/{id}/seating-plans", "organizer2", """
                        {"name":"Plan","sections":[{"name":"A","rows":[{"label":"1","seats":[{"number":"1","x":0,"y":0,"seatClass":"gold"}]}]}],
                         "zones":[{"name":{"en":"Pit"},"seatClass":"pit","capacity":5}]}"""),
                input("POST", "/api/events", "organizer2", """
                        {"organisationId":"{id}","title":{"en":"Title"},"description":{"en":"Words"},"category":"concert","tags":["new"],"policy":{"holdMinutes":5}}"""),
                input(
                        "PUT",
                        "/api/events/{id}",
                        "organizer2",
                        "{\"title\":{\"en\":\"Title\"},\"category\":\"concert\"}"),
                input("POST", "/api/events/{id}/performances", "organizer2", """
                        {"venueId":"{id}","seatingPlanId":"{id}","pricingSchemeId":"{id}","startTime":"2030-01-01T20:00:00Z","endTime":"2030-01-01T22:00:00Z","timeZone":"Africa/Tunis"}"""),
                input("POST", "/api/events/{id}/pricing-schemes", "organizer2", """
                        {"currency":"TND","taxPercent":7,"categories":[{"code":"full","seatClass":"gold","name":{"en":"Full"},"price":{"currency":"TND","amount":"30.500"}}]}"""),
                input("POST", "/api/events/{id}/performances/{id}/cancel", "organizer2", "{\"reason\":\"rain\"}"),
                input(
                        "POST",
                        "/api/inventory/performances/{id}/capacity",
                        "organizer2",
                        "{\"buckets\":[{\"bucketId\":\"{id}\",\"capacity\":5}],\"block\":[\"{id}\"],\"label\":\"Press\",\"unblockLabel\":\"Guests\"}"),
                input("POST", "/api/inventory/holds", "admin1", """
                        {"performanceId":"{id}","customerId":"{id}","seats":[{"seatId":"{id}"}],"buckets":[{"bucketId":"{id}","quantity":2}],"ttlSeconds":60}"""),
                input("POST", "/api/inventory/holds/{id}/extend", "admin1", "{\"ttlSeconds\":60}"),
                input(
                        "POST",
                        "/api/inventory/holds/{id}/give-back",
                        "admin1",
                        "{\"seats\":[\"{id}\"],\"buckets\":[{\"bucketId\":\"{id}\",\"quantity\":1}]}"),
                input("POST", "/api/reservations", "customer2", "{\"performanceId\":\"{id}\",\"expiresInSeconds\":60}"),
                input("POST", "/api/reservations/{id}/items", "customer2", """
                        {"performanceId":"{id}","seats":[{"seatId":"{id}","priceCategory":"full"}],"buckets":[{"bucketId":"{id}","quantity":1}],"bestAvailable":{"quantity":2,"together":true}}"""),
                input("POST", "/api/reservations/{id}/coupon", "customer2", "{\"code\":\"SPRING\"}"),
                input("POST", "/api/orders", "customer2", "{\"reservationId\":\"{id}\",\"language\":\"fr\"}"),
                input(
                        "POST",
                        "/api/orders/{id}/cancel",
                        "support1",
                        "{\"lineIds\":[\"{id}\"],\"reason\":\"ill\",\"override\":true}"),
                input(
                        "POST",
                        "/api/payments/{id}/refunds",
                        "admin1",
                        "{\"amount\":{\"currency\":\"TND\",\"amount\":\"1.000\"},\"reason\":\"goodwill\"}"),
                input(
                        "POST",
                        "/api/check-ins",
                        "checkin1",
                        "{\"code\":\"abc\",\"deviceId\":\"gate\",\"direction\":\"entry\",\"performanceId\":\"{id}\"}"),
                input("POST", "/api/check-ins/offline-batch", "checkin1", """
                        {"deviceId":"gate","lastContactAt":"2026-01-01T20:00:00Z","scans":[{"scanId":"{id}","code":"abc","scannedAt":"2026-01-01T20:00:00Z"}]}"""),
                input("POST", "/api/tickets/{id}/check-in", "checkin1", "{\"deviceId\":\"gate\",\"code\":\"abc\"}"));
    }

    private static Input input(String method, String path, String user, String sample) {
        try {
            return new Input(method, path.replace("{id}", SOME_ID), user, (ObjectNode)
                    Json.MAPPER.readTree(sample.replace("{id}", SOME_ID)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void bodies_that_are_wrong_are_refused_in_words(Input input) {
        List<String> wrong = new ArrayList<>();
        bodies(input.sample()).forEach((what, body) -> judge(what, send(input, body, "application/json"), wrong));
        assertThat(wrong).as(input.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void requests_that_are_wrong_around_the_body_are_refused_in_words(Input input) {
        Api api = platform.person(input.user());
        String body = input.sample().toString();
        List<String> wrong = new ArrayList<>();
        judge("text/plain", expecting(415, send(input, body, "text/plain"), wrong), wrong);
        judge(
                "Accept of nothing we have",
                api.with("Accept", "application/x-nothing")
                        .send(input.method(), input.path(), body, "application/json"),
                wrong);
        judge("more than 256 KiB", tooLarge(input, wrong), wrong);
        if (input.path().contains(SOME_ID)) {
            for (String id : List.of("not-a-uuid", "0", "%F0%9F%8E%AB", "1e999", SOME_ID + "0")) {
                Answer answer = api.with("Idempotency-Key", UUID.randomUUID().toString())
                        .send(input.method(), input.path().replace(SOME_ID, id), body, "application/json");
                judge("id " + id, answer, wrong);
                if (answer.status() < 400) {
                    wrong.add("id " + id + " was accepted");
                }
            }
        }
        judge(
                "a key that is none",
                api.with("Idempotency-Key", "with blanks " + HUGE.substring(0, 300))
                        .send(input.method(), input.path(), body, "application/json"),
                wrong);
        assertThat(wrong).as(input.toString()).isEmpty();
    }

    private Answer tooLarge(Input input, List<String> wrong) {
        boolean mayBeLarge = input.path().endsWith("/seating-plans");
        ObjectNode large = input.sample()
                .deepCopy()
                .put("padding", "x".repeat(mayBeLarge ? 32 * MORE_THAN_256_KIB : MORE_THAN_256_KIB));
        return expecting(413, send(input, large.toString(), "application/json"), wrong);
    }

    private static Answer expecting(int status, Answer answer, List<String> wrong) {
        if (answer.status() != status) {
            wrong.add(answer.status() + " instead of " + status + ": " + answer.text());
        }
        return answer;
    }

    private Answer send(Input input, String body, String contentType) {
        return platform.person(input.user())
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", "\"1\"")
                .send(input.method(), input.path(), body, contentType);
    }

    /** Every deviation of a body, always the same ones; named. */
    private static Map<String, String> bodies(ObjectNode sample) {
        Map<String, String> bodies = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>();
        sample.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            bodies.put("without " + field, sample.deepCopy().without(field).toString());
            bodies.put(field + " null", with(sample, field, Json.MAPPER.nullNode()));
            bodies.put(
                    field + " -1",
                    with(sample, field, Json.MAPPER.getNodeFactory().numberNode(-1)));
            bodies.put(
                    field + " huge number",
                    with(sample, field, Json.MAPPER.getNodeFactory().numberNode(new java.math.BigDecimal("1e400"))));
            bodies.put(
                    field + " text",
                    with(
                            sample,
                            field,
                            Json.MAPPER.getNodeFactory().textNode("'; drop table orders; --\u0000\uD83C\uDFAB")));
            bodies.put(
                    field + " huge text",
                    with(sample, field, Json.MAPPER.getNodeFactory().textNode(HUGE)));
            bodies.put(
                    field + " true",
                    with(sample, field, Json.MAPPER.getNodeFactory().booleanNode(true)));
            bodies.put(field + " []", with(sample, field, Json.array()));
            bodies.put(field + " [null]", with(sample, field, Json.array().addNull()));
            bodies.put(field + " {}", with(sample, field, Json.object()));
            bodies.put(field + " {unknown}", with(sample, field, Json.object().put("unknown", 1)));
        }
        bodies.put(
                "an unknown field", sample.deepCopy().put("unknownField", "x").toString());
        bodies.put("nothing", "");
        bodies.put("null", "null");
        bodies.put("a list", "[" + sample + "]");
        bodies.put("a text", "\"text\"");
        bodies.put(
                "half of it", sample.toString().substring(0, sample.toString().length() / 2));
        bodies.put("not JSON", "reservationId=1");
        bodies.put("deep", "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000));
        bodies.put(
                "twice the same field",
                "{\"" + fields.getFirst() + "\":1," + sample.toString().substring(1));
        return bodies;
    }

    private static String with(ObjectNode sample, String field, JsonNode value) {
        ObjectNode changed = sample.deepCopy();
        changed.set(field, value);
        return changed.toString();
    }

    /** Adds what is wrong with the answer itself, whatever the request was. */
    private static void judge(String what, Answer answer, List<String> wrong) {
        if (answer.status() >= 500) {
            wrong.add(what + ": " + answer.status() + " " + answer.text());
        } else if (answer.status() >= 400 && !isUnderstandable(answer)) {
            wrong.add(what + ": " + answer.status() + " says too little or too much: " + answer.text());
        }
    }

    private static boolean isUnderstandable(Answer answer) {
        JsonNode error = answer.header("Content-Type").startsWith("application/json")
                ? answer.json().path("error")
                : Json.object();
        String text = answer.text();
        return error.path("code").asText().matches("[a-z][a-z0-9_]*")
                && !error.path("message").asText().isBlank()
                && isUuid(error.path("correlationId").asText())
                && error.path("correlationId").asText().equals(answer.header("X-Correlation-Id"))
                && !text.contains("Exception")
                && !text.contains("io.eventify")
                && !text.contains("org.hibernate")
                && !text.contains("SQL");
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/catalog/events?from=2029-13-01, date_invalid, from",
        "/api/catalog/events?from=2029-01-01T25:00:00Z, date_invalid, from",
        "/api/catalog/events?to=2029-02-30, date_invalid, to",
        "/api/catalog/events?from=tomorrow, validation_failed, from",
        "/api/catalog/events?to=+12029-01-01, validation_failed, to",
        "/api/catalog/events?page=0, validation_failed, page",
        "/api/catalog/events?page=-1, validation_failed, page",
        "/api/catalog/events?page=10001, validation_failed, page",
        "/api/catalog/events?page=2147483648, malformed_request, page",
        "/api/catalog/events?page=x, malformed_request, page",
        "/api/catalog/events?page=101&size=100, search_too_deep, page",
        "/api/catalog/events?size=0, validation_failed, size",
        "/api/catalog/events?size=101, validation_failed, size",
        "'/api/catalog/events?near=90.1,0', near_invalid, near",
        "'/api/catalog/events?near=0,-181', near_invalid, near",
        "'/api/catalog/events?near=NaN,0', validation_failed, near",
        "/api/catalog/events?near=Tunis, validation_failed, near",
        "/api/catalog/events?radiusKm=5, near_required, near",
        "'/api/catalog/events?near=1,1&radiusKm=0', validation_failed, radiusKm",
        "'/api/catalog/events?near=1,1&radiusKm=-5', validation_failed, radiusKm",
        "'/api/catalog/events?near=1,1&radiusKm=1e9', validation_failed, radiusKm",
        "'/api/catalog/events?near=1,1&radiusKm=NaN', validation_failed, radiusKm",
        "'/api/catalog/events?near=1,1&radiusKm=wide', malformed_request, radiusKm",
        "/api/catalog/events?sort=best, validation_failed, sort",
        "/api/catalog/events?sort=distance, near_required, near",
        "/api/catalog/events?lang=de, validation_failed, lang",
        "/api/catalog/events?currency=euro, validation_failed, currency",
        "/api/catalog/events?priceMin=-1, validation_failed, priceMin",
        "/api/catalog/events?priceMax=1e3, validation_failed, priceMax",
        "/api/catalog/events?query={200 more}, validation_failed, query",
        "/api/catalog/events?city={200 more}, validation_failed, city",
        "/api/catalog/events?category={200 more}, validation_failed, category",
        "/api/catalog/events?query=jazz%00, text_invalid, query",
        "/api/catalog/events?query=%07jazz, text_invalid, query",
        "/api/catalog/events?city=Tunis%00, text_invalid, city",
        "/api/catalog/events?category=%1Bmusic, text_invalid, category",
        "/api/catalog/suggest, validation_failed, q",
        "/api/catalog/suggest?q=%20, validation_failed, q",
        "/api/catalog/suggest?q={200 more}, validation_failed, q",
        "/api/catalog/suggest?q=jazz%00, text_invalid, q",
        "/api/catalog/suggest?q=jazz&size=21, validation_failed, size",
        "/api/catalog/suggest?q=jazz&lang=de, validation_failed, lang",
        "/api/catalog/events/{id}/similar?size=0, validation_failed, size",
        "/api/catalog/events/{id}/similar?size=x, malformed_request, size",
        "/api/catalog/summaries, validation_failed, id",
        "/api/catalog/summaries?id=x, malformed_request, id",
        "/api/catalog/summaries?{101 ids}, validation_failed, id",
        "/api/catalog/performances, validation_failed, id",
        "/api/catalog/performances?id=%00, malformed_request, id",
        "/api/catalog/performances?{101 ids}, validation_failed, id",
        "/api/catalog/recommendations?size=21, validation_failed, size"
    })
    void questions_to_the_catalogue_that_are_wrong_are_refused_by_name(String path, String code, String field) {
        Answer answer = platform.person("customer2")
                .get(path.replace("{id}", SOME_ID)
                        .replace("{200 more}", HUGE.substring(0, 201))
                        .replace("{101 ids}", ("&id=" + SOME_ID).repeat(101).substring(1)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(isUnderstandable(answer)).as(answer.text()).isTrue();
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("error").path("details").findValuesAsText("field"))
                .containsOnly(field);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/catalog/events/x",
                "/api/catalog/events/%3Cscript%3E",
                "/api/catalog/events/" + SOME_ID + "0",
                "/api/catalog/events/x/similar",
                "/api/catalog/performances/x/availability",
                "/api/catalog/sitemaps/x",
                "/api/catalog/sitemaps/0",
                "/api/catalog/sitemaps/99999999999999999999",
                "/api/catalog/rebuilds/x"
            })
    void what_the_catalogue_cannot_have_is_not_there(String path) {
        List<String> wrong = new ArrayList<>();
        Answer answer = platform.person("admin1").get(path);

        judge(path, answer, wrong);
        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "unblockLabel"})
    void labels_of_seats_kept_back_are_short_and_of_one_line(String field) {
        for (String text :
                List.of(HUGE.substring(0, 101), "Press\u0007", "Press\nGuests", "Press\u0085", "\u2028Press")) {
            Answer answer = platform.person("organizer2")
                    .post(
                            "/api/inventory/performances/" + SOME_ID + "/capacity",
                            Json.object().put(field, text));

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(isUnderstandable(answer)).as(answer.text()).isTrue();
            assertThat(answer.json().path("error").path("code").asText()).isEqualTo("validation_failed");
            assertThat(answer.json().path("error").path("details").findValuesAsText("field"))
                    .containsOnly(field);
        }
    }

    @Test
    void an_unknown_field_is_named() {
        Answer answer = platform.person("customer2")
                .post("/api/orders", Json.object().put("reservationId", SOME_ID).put("discount", 100))
                .expect(400);

        assertThat(answer.json().path("error").path("details").toString()).contains("discount");
    }

    @Test
    void refusals_speak_the_callers_language() {
        Map<String, String> messages = new LinkedHashMap<>();
        for (String language : List.of("fr", "en", "ar")) {
            Answer answer = platform.person("customer2")
                    .with("Accept-Language", language)
                    .get("/api/orders/" + SOME_ID)
                    .expect(404);
            assertThat(answer.header("Content-Language")).isEqualTo(language);
            messages.put(language, answer.json().path("error").path("message").asText());
        }
        assertThat(messages.values()).doesNotHaveDuplicates();
        assertThat(messages.get("ar")).matches(".*\\p{IsArabic}.*");
    }

    @Test
    void a_client_that_asks_for_problem_details_gets_them() {
        for (String path : List.of("/api/orders/" + SOME_ID, "/api/nowhere")) {
            Answer answer = platform.person("customer2")
                    .with("Accept", "application/problem+json, application/json;q=0.9")
                    .get(path)
                    .expect(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            JsonNode problem = answer.json();
            assertThat(problem.path("status").asInt()).isEqualTo(404);
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("type").asText()).isNotBlank();
            assertThat(problem.path("correlationId").asText()).isEqualTo(answer.header("X-Correlation-Id"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/api/events", "/api/reservations/" + SOME_ID, "/api/organisations", "/api/nowhere"})
    void who_accepts_problem_details_only_is_answered_all_the_same(String path) {
        Answer answer = platform.person("customer2")
                .with("Accept", "application/problem+json")
                .get(path);

        assertThat(answer.status()).isNotEqualTo(406).isLessThan(500);
        assertThat(answer.header("Content-Type"))
                .startsWith(answer.status() < 400 ? "application/json" : "application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "customer2, /api/orders/" + SOME_ID + "/cancel, 404",
        "organizer2, /api/events/" + SOME_ID + "/cancel, 404",
        "organizer2, /api/events/" + SOME_ID + "/performances/" + SOME_ID + "/cancel, 404",
        "customer2, /api/reservations, 201",
        "customer2, /api/orders, 400"
    })
    void a_body_whose_every_field_may_be_absent_may_be_absent_itself(String user, String path, int status) {
        Answer answer = platform.person(user)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .send("POST", path, null, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void metrics_are_for_the_inside_only() {
        assertThat(platform.gateway().get("/metrics").status()).isEqualTo(404);
        assertThat(platform.gateway().get("/api/metrics").status()).isEqualTo(404);
        String services = platform.value("EVENTIFY_EVENT_URL").replaceAll("/event$", "");
        String metrics = Api.at(URI.create(services))
                .with("Accept", "text/plain")
                .get("/metrics?scope=application")
                .expect(200)
                .text();
        for (String context : List.of("event", "inventory", "reservation", "order", "payment", "ticketing")) {
            assertThat(metrics).containsPattern("outbox_oldest_seconds\\{[^}]*context=\"" + context + "\"");
        }
        assertThat(metrics).contains("outbox_events{").contains("inventory_counter_differences");
    }

    @Test
    void a_correlation_id_of_the_caller_comes_back_and_anything_else_is_replaced() {
        String mine = UUID.randomUUID().toString();

        assertThat(platform.gateway()
                        .with("X-Correlation-Id", mine)
                        .get("/api/events?size=1")
                        .expect(200)
                        .header("X-Correlation-Id"))
                .isEqualTo(mine);
        assertThat(platform.gateway()
                        .with("X-Correlation-Id", "<script>")
                        .get("/api/events?size=1")
                        .expect(200)
                        .header("X-Correlation-Id"))
                .matches(BadInputIT::isUuid);
    }

    @Test
    void refusals_without_a_service_behind_them_look_the_same() {
        List<String> wrong = new ArrayList<>();
        judge("unknown path", platform.gateway().get("/api/nowhere"), wrong);
        judge("no token", platform.gateway().get("/api/orders?mine"), wrong);
        judge("a token that is none", platform.gateway().as(() -> "nonsense").get("/api/orders?mine"), wrong);
        judge(
                "the wrong role",
                platform.person("customer2")
                        .post("/api/organisations", Json.object().put("name", "x")),
                wrong);
        judge(
                "a method that is not there",
                platform.gateway().send("PATCH", "/api/events", "{}", "application/json"),
                wrong);
        judge("a page that is no number", platform.gateway().get("/api/events?page=x"), wrong);
        judge("a page out of bounds", platform.gateway().get("/api/events?page=-1&size=100000"), wrong);
        assertThat(wrong).isEmpty();
    }
}
