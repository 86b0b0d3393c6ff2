package io.eventify.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The public document as it is made of the committed ones. */
class MergedOpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/(\\w+)/([^\"]+)\"");
    /** What anybody may ask, with or without a token. */
    private static final Set<String> PUBLIC = Set.of(
            "listEvents",
            "getEvent",
            "getPerformance",
            "listPerformances",
            "listMedia",
            "getMedia",
            "getMediaRendition",
            "listPricing",
            "getPricing",
            "findPricing",
            "getSeatMap",
            "getLayout",
            "getAvailability",
            "getAvailabilities",
            "getSeats",
            "getTicketKeys",
            "searchEvents",
            "suggest",
            "getEventPage",
            "similarEvents",
            "listEventSummaries",
            "listCatalogPerformances",
            "getCatalogAvailability",
            "getSitemap",
            "getSitemapPage",
            "getSession",
            "login",
            "logout",
            "livePlaces");

    private final String json = OpenApiFile.document();
    private final JsonObject document = parsed(json);

    @Test
    void is_openapi_3_1_at_the_public_address() {
        assertThat(document.getString("openapi")).startsWith("3.1.");
        assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("https://tickets.example");
    }

    @Test
    void has_operations_of_all_contexts() {
        Set<String> contexts = new TreeSet<>();
        operations()
                .forEach(
                        operation -> contexts.add(operation.getJsonArray("tags").getString(0)));

        assertThat(contexts)
                .containsExactly(
                        "catalogue", "event", "gateway", "inventory", "order", "payment", "reservation", "ticketing");
    }

    @Test
    void shows_only_what_is_reachable_from_outside() {
        assertThat(document.getJsonObject("paths").keySet())
                .contains("/api/orders", "/api/webhooks/psp", "/api/events/{id}", "/session", "/live/orders/{orderId}")
                .allMatch(path -> path.matches("/(api|session|live)(/.*)?"))
                .noneMatch(path -> path.startsWith("/api/lra"));
    }

    @Test
    void every_operation_has_an_id_of_its_own() {
        List<String> ids = operations().stream()
                .map(operation -> operation.getString("operationId"))
                .toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void every_operation_but_the_public_ones_needs_a_token() {
        Set<String> open = new TreeSet<>();
        for (JsonObject operation : operations()) {
            if (!operation.containsKey("security")
                    || operation.getJsonArray("security").isEmpty()) {
                open.add(operation.getString("operationId"));
            } else {
                assertThat(operation.getJsonArray("security").getValuesAs(JsonObject.class))
                        .flatExtracting(JsonObject::keySet)
                        .as(operation.getString("operationId"))
                        .containsExactly(schemesOf(operation));
            }
        }

        assertThat(open).containsExactlyInAnyOrderElementsOf(PUBLIC);
        assertThat(document.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .getJsonObject("bearer"))
                .containsEntry("scheme", Json.createValue("bearer"));
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonObject components = document.getJsonObject("components");
        Matcher reference = REFERENCE.matcher(json);
        int found = 0;
        while (reference.find()) {
            found++;
            assertThat(components.getJsonObject(reference.group(1)))
                    .as(reference.group())
                    .containsKey(reference.group(2));
        }

        assertThat(found).isPositive();
    }

    @Test
    void every_error_code_of_every_bundle_is_listed() {
        String codes = document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("ErrorCode")
                .getJsonArray("x-extensible-enum")
                .toString();

        assertThat(codes).contains("seats_unavailable", "order_exists", "validation_failed", "rate_limited");
    }

    @Test
    void the_scopes_that_operations_want_can_be_asked_for() {
        JsonObject offered = document.getJsonObject("components")
                .getJsonObject("securitySchemes")
                .getJsonObject("keycloak")
                .getJsonObject("flows")
                .getJsonObject("clientCredentials")
                .getJsonObject("scopes");
        List<String> wanted = operations().stream()
                .filter(operation -> operation.containsKey("x-scopes"))
                .flatMap(operation -> operation.getJsonArray("x-scopes").getValuesAs(JsonString::getString).stream())
                .toList();

        assertThat(wanted).isNotEmpty().allMatch(offered::containsKey);
    }

    /* The provider signs what it sends; it has no token. */
    private static String[] schemesOf(JsonObject operation) {
        return operation.getString("operationId").equals("receivePspEvent")
                ? new String[] {"stripeSignature"}
                : new String[] {"keycloak", "openId", "bearer"};
    }

    private List<JsonObject> operations() {
        List<JsonObject> operations = new ArrayList<>();
        for (JsonValue item : document.getJsonObject("paths").values()) {
            for (Map.Entry<String, JsonValue> entry : item.asJsonObject().entrySet()) {
                if (entry.getValue() instanceof JsonObject operation && operation.containsKey("responses")) {
                    operations.add(operation);
                }
            }
        }
        return operations;
    }

    private static JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
