package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.diff.DiffSet;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The public door for pages: everything a customer does, by {@code /graphql} alone. */
@ExtendWith(InvariantsHold.class)
class GraphQLIT {
    private static final Duration IN_TWO_DAYS = Duration.ofHours(48);
    private static final Duration HEARD = Duration.ofSeconds(60);
    private static final Map<String, Integer> POLICY = Map.of("cancellationHours", 1, "holdMinutes", 5);
    private static final int MANY = 60;
    private static final String PAGE = """
            query($id: ID!) { event(id: $id) { title performances(size: 100) { id salesStatus
                zones { name remaining } availability { available remaining } prices { code price { amount currency } }
                seats(size: 4, state: "free") { total items { id row number state } } } } }
            """;

    private final RunningPlatform platform = TestPlatform.running();
    private final Api anybody = platform.gateway();

    @Test
    void a_ticket_is_booked_and_cancelled_wholly_through_graphql() {
        Show show = Stage.shared().show(2, 6, 0, IN_TWO_DAYS, POLICY);
        Booking.awaitOnSale(show);
        Customer customer = TestPlatform.customer("customer1");
        Api api = customer.api();

        JsonNode cart = data(
                api,
                "mutation($p: ID!, $k: String) { createReservation(performanceId: $p, idempotencyKey: $k) { id status } }",
                Json.object()
                        .put("p", show.performanceId())
                        .put("k", UUID.randomUUID().toString()),
                "createReservation");
        Answer added = Patience.until(
                "places are held",
                HEARD,
                () -> ask(
                        api,
                        "mutation($c: ID!) { addItems(reservationId: $c, best: { quantity: 2, seatClass: \"stalls\" }) { items { id label unitPrice { amount } } total { amount currency } } }",
                        Json.object().put("c", cart.path("id").asText())),
                answer -> answer.json().path("errors").isEmpty());
        assertThat(added.json().at("/data/addItems/total/amount").asText()).isEqualTo("61.000");
        JsonNode placed = data(
                api,
                "mutation($c: ID!, $k: String) { placeOrder(reservationId: $c, idempotencyKey: $k) { id status payment { clientSecret status } } }",
                Json.object()
                        .put("c", cart.path("id").asText())
                        .put("k", UUID.randomUUID().toString()),
                "placeOrder");
        String orderId = placed.path("id").asText();
        ObjectNode toPay = Json.object();
        toPay.set(
                "payment",
                Patience.until(
                        "the order can be paid",
                        HEARD,
                        () -> order(api, orderId).path("payment"),
                        payment -> !payment.path("clientSecret").asText().isEmpty()));
        customer.pay(toPay, "pm_card_visa").expect(200);
        awaitStatus(api, orderId, "tickets_issued");
        assertThat(data(api, "{ me { tickets { items { orderId status } } orders { total } } }", Json.object(), "me")
                        .findValuesAsText("orderId"))
                .contains(orderId);

        String cancel =
                "mutation($o: ID!, $l: [String!], $k: String) { cancelOrder(orderId: $o, lineIds: $l, idempotencyKey: $k) { lineIds refund { amount } } }";
        String lineId = customer.orderNow(orderId).at("/lines/0/lineId").asText();
        ObjectNode oneLine =
                Json.object().put("o", orderId).put("k", UUID.randomUUID().toString());
        oneLine.putArray("l").add(lineId);
        JsonNode firstOnly = data(api, cancel, oneLine, "cancelOrder");
        assertThat(firstOnly.isObject()).as("%s", oneLine).isTrue();
        JsonNode rest = data(
                api,
                cancel,
                Json.object().put("o", orderId).put("k", UUID.randomUUID().toString()),
                "cancelOrder");

        assertThat(firstOnly.at("/lineIds")).hasSize(1);
        assertThat(firstOnly.at("/lineIds/0").asText()).isEqualTo(lineId);
        assertThat(firstOnly.at("/refund/amount").asText()).isEqualTo("30.500");
        assertThat(rest.at("/refund/amount").asText()).isEqualTo("30.500");
        awaitStatus(api, orderId, "refunded");
    }

    @Test
    void nobody_sees_the_orders_and_carts_of_others() {
        Customer customer = TestPlatform.customer("customer1");
        Show show = Stage.shared().show(1, 4, 0, IN_TWO_DAYS, POLICY);
        Booking.awaitOnSale(show);
        String cart = customer.startReservation(show.performanceId());
        String query = "query($id: ID!) { reservation(id: $id) { id } }";
        ObjectNode id = Json.object().put("id", cart);

        assertThat(ask(customer.api(), query, id)
                        .json()
                        .at("/data/reservation/id")
                        .asText())
                .isEqualTo(cart);
        assertThat(codeOf(ask(TestPlatform.customer("customer2").api(), query, id)))
                .isEqualTo("reservation_not_found");
        assertThat(codeOf(ask(anybody, query, id))).isEqualTo("unauthorized");
        assertThat(codeOf(ask(anybody, "{ me { authenticated } }", Json.object())))
                .isEqualTo("unauthorized");
    }

    @Test
    void an_event_page_costs_the_same_number_of_calls_however_many_performances_it_has() {
        Show one = Stage.shared().show(2, 3, 5, IN_TWO_DAYS, POLICY);
        Show many = Stage.shared().show(2, 3, 5, IN_TWO_DAYS, POLICY);
        addPerformances(many.eventId(), MANY - 1);

        Answer few = page(one.eventId(), 1);
        Answer lots = page(many.eventId(), MANY);

        // the catalogue's page of the event, and the seats of the inventory
        assertThat(few.header("Server-Timing")).isEqualTo("calls;desc=\"2\"");
        assertThat(lots.header("Server-Timing")).isEqualTo(few.header("Server-Timing"));
        for (JsonNode performance : lots.json().at("/data/event/performances")) {
            assertThat(performance.at("/availability/remaining").asInt()).isEqualTo(11);
            assertThat(performance.at("/zones/0/remaining").asInt()).isEqualTo(5);
            assertThat(performance.path("prices")).hasSize(2);
            assertThat(performance.at("/seats/total").asInt()).isEqualTo(6);
            assertThat(performance.at("/seats/items")).hasSize(4);
        }
    }

    @Test
    void aliases_get_what_their_own_arguments_ask_for() {
        Show show = Stage.shared().show(2, 3, 0, IN_TWO_DAYS, POLICY);

        JsonNode performance = data(
                        anybody,
                        "query($id: ID!) { event(id: $id) { performances { a: seats(size: 1) { items { row } } b: seats(size: 1, page: 4) { items { row } } } } }",
                        Json.object().put("id", show.eventId()),
                        "event")
                .at("/performances/0");

        assertThat(performance.at("/a/items/0/row").asText()).isEqualTo("1");
        assertThat(performance.at("/b/items/0/row").asText()).isEqualTo("2");
    }

    @Test
    void errors_have_codes_fields_a_correlation_and_the_callers_language() {
        String correlation = UUID.randomUUID().toString();
        Answer answer = ask(
                anybody.with("X-Correlation-Id", correlation).with("Accept-Language", "fr"),
                "{ event(id: \"nothing\") { id } }",
                Json.object());
        JsonNode error = answer.json().at("/errors/0");

        assertThat(error.at("/extensions/code").asText()).isEqualTo("invalid_argument");
        assertThat(error.at("/extensions/correlationId").asText()).isEqualTo(correlation);
        assertThat(error.at("/extensions/details/0/field").asText()).isEqualTo("id");
        assertThat(error.path("message").asText()).isEqualTo("Un argument dépasse ses limites.");
        assertThat(error.path("path").get(0).asText()).isEqualTo("event");
        assertThat(answer.text()).doesNotContain("xception").doesNotContain("io.eventify");
        Answer unknown = ask(
                anybody.with("Accept-Language", "ar"),
                "{ event(id: \"" + UUID.randomUUID() + "\") { id } }",
                Json.object());
        assertThat(codeOf(unknown)).isEqualTo("event_not_found");
        assertThat(unknown.json().at("/errors/0/message").asText()).matches(".*\\p{InArabic}.*");
    }

    @Test
    void documents_that_ask_for_too_much_are_refused_before_they_run() {
        Answer expensive = ask(
                anybody.with("Accept", "application/graphql-response+json"),
                "{ event(id: \"x\") { performances(size: 100) { seats(size: 500) { items { id } } } } }",
                Json.object());

        assertThat(expensive.status()).isEqualTo(400);
        assertThat(codeOf(expensive)).isEqualTo("query_too_expensive");
        assertThat(expensive.json().has("data")).isFalse();
        assertThat(anybody.send("POST", "/graphql", "[{\"query\":\"{ me { authenticated } }\"}]", "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_query_is_asked_for_by_its_hash_once_its_text_is_known() {
        String query = "{ search(size: 1) { total } } #" + UUID.randomUUID();
        ObjectNode extensions = Json.object();
        extensions.putObject("persistedQuery").put("version", 1).put("sha256Hash", sha256(query));
        ObjectNode hashOnly = Json.object();
        hashOnly.set("extensions", extensions);
        String get = "/graphql?extensions=" + java.net.URLEncoder.encode(extensions.toString(), StandardCharsets.UTF_8);

        assertThat(codeOf(anybody.send("POST", "/graphql", hashOnly.toString(), "application/json")))
                .isEqualTo("persisted_query_not_found");
        ObjectNode both = hashOnly.deepCopy().put("query", query);
        assertThat(anybody.send("POST", "/graphql", both.toString(), "application/json")
                        .json()
                        .has("data"))
                .isTrue();
        assertThat(anybody.get(get).json().at("/data/search/total").isNumber()).isTrue();
        ObjectNode wrong = both.deepCopy().put("query", query + " ");
        assertThat(codeOf(anybody.send("POST", "/graphql", wrong.toString(), "application/json")))
                .isEqualTo("malformed_request");
    }

    @Test
    void what_everybody_may_see_can_be_kept_by_caches_and_nothing_else_can() {
        String search = "/graphql?query=" + encoded("{ search(size: 1) { total } }");

        Answer shared = anybody.get(search);
        Answer known = anybody.with("If-None-Match", shared.header("ETag")).get(search);
        Answer own = TestPlatform.customer("customer1").api().get(search);
        Answer failed = anybody.get("/graphql?query=" + encoded("{ event(id: \"x\") { id } }"));
        Answer personal = anybody.get("/graphql?query=" + encoded("{ me { authenticated } }"));

        assertThat(shared.header("Cache-Control")).isEqualTo("public, max-age=1, stale-while-revalidate=10");
        assertThat(shared.header("Vary")).contains("Accept", "Accept-Language", "Authorization");
        assertThat(known.status()).isEqualTo(304);
        for (Answer answer :
                new Answer[] {own, failed, personal, ask(anybody, "{ search { total } }", Json.object())}) {
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(answer.header("ETag")).isEmpty();
        }
    }

    @Test
    void a_show_is_found_proposed_and_has_others_like_it() {
        Show show = Stage.shared().show(2, 3, 5, IN_TWO_DAYS, POLICY);
        ObjectNode variables = Json.object().put("id", show.eventId());
        JsonNode event = Patience.until(
                        "the catalogue knows the show",
                        HEARD,
                        () -> ask(
                                anybody,
                                "query($id: ID!) { event(id: $id) { title category salesRules { holdMinutes } publishedAt similar(size: 3) { basis items { id } } "
                                        + "performances { city salesRules { holdMinutes } availability { remaining } } } }",
                                variables),
                        answer -> answer.json()
                                        .at("/data/event/performances/0/availability/remaining")
                                        .asInt()
                                == 11)
                .json()
                .at("/data/event");
        assertThat(event.at("/salesRules/holdMinutes").asInt())
                .as("where a performance has no rules of its own")
                .isEqualTo(10);
        assertThat(event.path("publishedAt").asText()).isNotEmpty();
        assertThat(event.at("/similar/basis").asText()).isNotEmpty();
        assertThat(event.at("/performances/0/salesRules/holdMinutes").asInt()).isEqualTo(POLICY.get("holdMinutes"));

        String title = event.path("title").asText();
        Answer found = Patience.until(
                "the show is found",
                HEARD,
                () -> ask(
                        anybody,
                        "query($q: String, $c: String) { search(query: $q, city: $c, availableOnly: true, sort: \"date\", size: 100) { total items { id title next { performanceId city } priceFrom { amount } "
                                + "available highlights { field fragments } } facets { cities { value count } categories { value count } } } }",
                        Json.object()
                                .put("q", title)
                                .put("c", event.at("/performances/0/city").asText())),
                answer -> answer.json()
                        .at("/data/search/items")
                        .findValuesAsText("id")
                        .contains(show.eventId()));
        assertThat(found.header("Server-Timing")).isEqualTo("calls;desc=\"1\"");
        assertThat(found.json().at("/data/search/facets/cities/0/value").asText())
                .isEqualTo(event.at("/performances/0/city").asText());
        assertThat(found.json().at("/data/search/facets/categories")).isNotEmpty();

        Answer typed = ask(
                anybody,
                "query($t: String!) { suggest(text: $t, size: 5) { kind text eventId } }",
                Json.object().put("t", title.substring(0, 4)));
        assertThat(typed.json().path("errors")).isEmpty();
        assertThat(typed.json().at("/data/suggest")).hasSizeLessThanOrEqualTo(5);
    }

    /** What clients get wrong, by mistake or on purpose: always a stable code with a correlation, never a 500. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void bad_input_is_refused_with_a_stable_code(
            String name, String contentType, String body, int status, String code) {
        Answer answer =
                anybody.with("Accept", "application/graphql-response+json").send("POST", "/graphql", body, contentType);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(codeOf(answer)).isEqualTo(code);
        assertThat(UUID.fromString(
                        answer.json().at("/errors/0/extensions/correlationId").asText()))
                .isNotNull();
        assertThat(answer.text())
                .doesNotContain("xception")
                .doesNotContain("graphql.")
                .doesNotContain("io.eventify");
    }

    static Stream<Arguments> badRequests() {
        String json = "application/json";
        String deep = "{ __schema { types " + "{ fields { type ".repeat(12) + "{ name }" + " } }".repeat(12) + " } }";
        return Stream.of(
                Arguments.of("no JSON", json, "{\"query\": ", 400, "malformed_request"),
                Arguments.of("empty", json, "", 400, "malformed_request"),
                Arguments.of("a batch", json, "[" + query("{ me { authenticated } }") + "]", 400, "malformed_request"),
                Arguments.of("no query", json, "{}", 400, "malformed_request"),
                Arguments.of("query is a number", json, "{\"query\": 1}", 400, "malformed_request"),
                Arguments.of(
                        "variables are a list",
                        json,
                        "{\"query\": \"{ me { authenticated } }\", \"variables\": []}",
                        400,
                        "malformed_request"),
                Arguments.of(
                        "unknown member",
                        json,
                        "{\"query\": \"{ me { authenticated } }\", \"admin\": true}",
                        400,
                        "malformed_request"),
                Arguments.of(
                        "hash of another size",
                        json,
                        "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"abc\"}}}",
                        400,
                        "malformed_request"),
                Arguments.of("no GraphQL", json, query("select * from events"), 400, "query_syntax"),
                Arguments.of(
                        "NUL in the document", json, query("{ me { authenticated\\u0000 } }"), 400, "query_syntax"),
                Arguments.of("unknown field", json, query("{ me { password } }"), 400, "query_invalid"),
                Arguments.of(
                        "wrong type", json, query("{ search(size: \\\"ten\\\") { total } }"), 400, "query_invalid"),
                Arguments.of(
                        "number out of bounds",
                        json,
                        query("{ search(size: 99999999999) { total } }"),
                        400,
                        "query_invalid"),
                Arguments.of(
                        "wrong type of a variable",
                        json,
                        "{\"query\": \"query($n: Int) { search(size: $n) { total } }\", \"variables\": {\"n\": \"ten\"}}",
                        400,
                        "variables_invalid"),
                Arguments.of(
                        "unknown operation",
                        json,
                        "{\"query\": \"query a { me { authenticated } }\", \"operationName\": \"b\"}",
                        400,
                        "operation_unknown"),
                Arguments.of("too deep", json, query(deep), 400, "query_too_deep"),
                Arguments.of(
                        "too costly",
                        json,
                        query(
                                "{ event(id: \\\"x\\\") { performances(size: 100) { seats(size: 500) { items { id } } } } }"),
                        400,
                        "query_too_expensive"),
                Arguments.of(
                        "too long",
                        json,
                        query("{ me { authenticated } } #" + "x".repeat(40_000)),
                        400,
                        "query_too_large"),
                Arguments.of("huge", json, query("x".repeat(300_000)), 413, "body_too_large"),
                Arguments.of(
                        "plain text", "text/plain", query("{ me { authenticated } }"), 415, "unsupported_media_type"),
                Arguments.of(
                        "a form of another site",
                        "application/x-www-form-urlencoded",
                        "query=x",
                        415,
                        "unsupported_media_type"),
                Arguments.of(
                        "another charset",
                        "application/json; charset=utf-16",
                        query("{ me { authenticated } }"),
                        415,
                        "unsupported_media_type"),
                Arguments.of(
                        "NUL in a search",
                        json,
                        query("{ search(query: \\\"a\\\\u0000b\\\") { total } }"),
                        200,
                        "invalid_argument"),
                Arguments.of(
                        "a date that is none",
                        json,
                        query("{ search(from: \\\"soon\\\") { total } }"),
                        200,
                        "validation_failed"),
                Arguments.of(
                        "a page too far",
                        json,
                        query("{ search(page: 2000000000) { total } }"),
                        200,
                        "invalid_argument"),
                Arguments.of(
                        "nothing typed",
                        json,
                        query("{ suggest(text: \\\"\\\") { text } }"),
                        200,
                        "validation_failed"));
    }

    /** @param text as it stands inside a JSON string */
    private static String query(String text) {
        return "{\"query\": \"" + text + "\"}";
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_get_changes_nothing() {
        String mutation = "mutation { removeItem(reservationId: \"x\", itemId: \"y\") { id } }";

        Answer answer = anybody.get("/graphql?query=" + java.net.URLEncoder.encode(mutation, StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void the_schema_is_the_committed_one() throws IOException {
        String committed = Files.readString(
                Path.of(System.getProperty("eventify.checkout", "../..")).resolve("apps/gateway/schema.graphql"));
        String served = anybody.get("/graphql/schema.graphql").expect(200).text();
        CapturingReporter breaking = new CapturingReporter();

        new SchemaDiff().diffSchema(DiffSet.diffSet(schema(committed), schema(served)), breaking);

        assertThat(breaking.getBreakages()).as("changes that break clients").isEmpty();
        assertThat(served.strip()).as("copy it when you meant the change").isEqualTo(withoutScalars(committed));
    }

    /* The engine does not print its own scalars, which the committed schema must declare to be one. */
    private static String withoutScalars(String text) {
        return text.replaceAll("(?m)^scalar .*\\R", "").strip();
    }

    private static graphql.schema.GraphQLSchema schema(String text) {
        TypeDefinitionRegistry types = new SchemaParser().parse("scalar DateTime\n" + withoutScalars(text));
        return new SchemaGenerator()
                .makeExecutableSchema(
                        SchemaGenerator.Options.defaultOptions(),
                        types,
                        RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new graphql.schema.idl.MockedWiringFactory())
                                .build());
    }

    private Answer page(String eventId, int performances) {
        return Patience.until(
                performances + " performances are known to the inventory",
                HEARD,
                () -> ask(anybody, PAGE, Json.object().put("id", eventId)),
                answer -> {
                    JsonNode list = answer.json().at("/data/event/performances");
                    return list.size() == performances
                            && list.findValues("availability").stream().noneMatch(JsonNode::isNull);
                });
    }

    private void addPerformances(String eventId, int more) {
        JsonNode like = Stage.shared()
                .organiser()
                .get("/api/events/" + eventId + "/performances")
                .expect(200)
                .json()
                .at("/items/0");
        Instant start = Instant.parse(like.path("startTime").asText());
        for (int i = 1; i <= more; i++) {
            Stage.shared()
                    .organiser()
                    .post(
                            "/api/events/" + eventId + "/performances",
                            Json.object()
                                    .put("venueId", like.path("venueId").asText())
                                    .put(
                                            "seatingPlanId",
                                            like.path("seatingPlanId").asText())
                                    .put(
                                            "pricingSchemeId",
                                            like.path("pricingSchemeId").asText())
                                    .put(
                                            "startTime",
                                            start.plus(Duration.ofDays(i)).toString())
                                    .put(
                                            "endTime",
                                            start.plus(Duration.ofDays(i))
                                                    .plusSeconds(3_600)
                                                    .toString())
                                    .put("timeZone", like.path("timeZone").asText()))
                    .expect(201);
        }
    }

    private static JsonNode order(Api api, String id) {
        return data(
                api,
                "query($id: ID!) { order(id: $id) { status payment { clientSecret status } timeline { code } } }",
                Json.object().put("id", id),
                "order");
    }

    private static void awaitStatus(Api api, String orderId, String status) {
        Patience.until(
                "the order is " + status,
                HEARD,
                () -> order(api, orderId).path("status").asText(),
                status::equals);
    }

    private static JsonNode data(Api api, String query, ObjectNode variables, String field) {
        Answer answer = ask(api, query, variables);
        assertThat(answer.json().path("errors")).as(answer.text()).isEmpty();
        return answer.json().path("data").path(field);
    }

    private static Answer ask(Api api, String query, ObjectNode variables) {
        ObjectNode body = Json.object().put("query", query);
        body.set("variables", variables);
        return api.send("POST", "/graphql", body.toString(), "application/json");
    }

    private static String codeOf(Answer answer) {
        return answer.json().at("/errors/0/extensions/code").asText();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
