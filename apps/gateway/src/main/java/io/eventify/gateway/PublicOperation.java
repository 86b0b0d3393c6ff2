package io.eventify.gateway;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A context's operation as it is met at the public door: with the errors, headers, credentials and limits of every request there, and with examples. */
final class PublicOperation {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String IF_MATCH = "If-Match";
    private static final String SIGNATURE = "Stripe-Signature";
    private static final String SAGA = "Long-Running-Action";

    private final String context;
    private final Rules rules;
    private final JsonObject examples;

    /**
     * What holds for all contexts.
     *
     * @param statuses by status: the name of its common answer, its description and its codes
     * @param parameters what a parameter means that says nothing itself, by name
     */
    record Rules(JsonObject statuses, JsonObject parameters, ErrorCatalogue errors) {}

    /** @param examples real values by the name of their schema, or by media type where there is none */
    PublicOperation(String context, Rules rules, JsonObject examples) {
        this.context = context;
        this.rules = rules;
        this.examples = examples;
    }

    /** The answers that every operation may refer to, by name. */
    static Map<String, JsonValue> commonAnswers(JsonObject statuses, ErrorCatalogue errors) {
        Map<String, JsonValue> answers = new TreeMap<>();
        statuses.forEach((status, value) -> {
            JsonObject common = value.asJsonObject();
            answers.put(
                    common.getString("name"),
                    Json.createObjectBuilder()
                            .add("description", common.getString("description"))
                            .add("headers", headers(status, true))
                            .add("content", errors.content(status, codes(common)))
                            .build());
        });
        return answers;
    }

    /** A path with all its operations. */
    JsonObject completed(JsonObject path) {
        boolean versioned = operations(path).anyMatch(operation -> has(operation, IF_MATCH));
        JsonObjectBuilder result = Json.createObjectBuilder()
                .add("parameters", references("parameters", List.of("CorrelationId", "AcceptLanguage")));
        path.forEach((key, value) -> result.add(
                key,
                value instanceof JsonObject operation && operation.containsKey("responses")
                        ? operation(
                                operation,
                                versioned
                                        || operation.getJsonObject("responses").containsKey("304"))
                        : value));
        return result.build();
    }

    private JsonObject operation(JsonObject operation, boolean versioned) {
        JsonObjectBuilder result = Json.createObjectBuilder(operation)
                .add("tags", Json.createArrayBuilder().add(context))
                .add("description", description(operation))
                .add("security", security(operation))
                .add("responses", answers(operation, versioned));
        if (has(operation, SAGA)) {
            result.add("x-internal", true);
        }
        result.remove("parameters");
        JsonArray parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            result.add("parameters", parameters);
        }
        if (operation.get("requestBody") instanceof JsonObject body && body.containsKey("content")) {
            result.add(
                    "requestBody",
                    Json.createObjectBuilder(body).add("content", withExamples(body.getJsonObject("content"))));
        }
        return result.build();
    }

    private static String description(JsonObject operation) {
        StringBuilder text =
                new StringBuilder(operation.getString("description", operation.getString("summary") + "."));
        if (has(operation, SAGA)) {
            text.append("\n\nBetween services only: it needs a running saga, and the gateway takes none from outside.");
        }
        if (operation.containsKey("x-roles")) {
            text.append("\n\nRoles: ").append(joined(operation, "x-roles")).append('.');
        }
        if (operation.containsKey("x-scopes")) {
            text.append(" A service needs the scope ")
                    .append(joined(operation, "x-scopes"))
                    .append('.');
        }
        if (operation.containsKey("x-max-body-bytes")) {
            text.append("\n\nThe body has at most ")
                    .append(operation.getInt("x-max-body-bytes"))
                    .append(" bytes.");
        }
        return text.toString();
    }

    private static String joined(JsonObject operation, String extension) {
        return operation.getJsonArray(extension).getValuesAs(JsonString::getString).stream()
                .collect(Collectors.joining(", "));
    }

    private static JsonArrayBuilder security(JsonObject operation) {
        JsonArrayBuilder security = Json.createArrayBuilder();
        if (has(operation, SIGNATURE)) {
            return security.add(requirement("stripeSignature", JsonArray.EMPTY_JSON_ARRAY));
        }
        if (!isProtected(operation)) {
            return security;
        }
        JsonArray scopes =
                operation.containsKey("x-scopes") ? operation.getJsonArray("x-scopes") : JsonArray.EMPTY_JSON_ARRAY;
        return security.add(requirement("keycloak", scopes))
                .add(requirement("openId", scopes))
                .add(requirement("bearer", JsonArray.EMPTY_JSON_ARRAY));
    }

    private static JsonObjectBuilder requirement(String scheme, JsonArray scopes) {
        return Json.createObjectBuilder().add(scheme, scopes);
    }

    private static boolean isProtected(JsonObject operation) {
        return operation.containsKey("security")
                && !operation.getJsonArray("security").isEmpty();
    }

    private JsonArray parameters(JsonObject operation) {
        JsonArrayBuilder result = Json.createArrayBuilder();
        for (JsonObject parameter : given(operation)) {
            String name = parameter.getString("name");
            if (name.equals(SIGNATURE)) {
                // said by the security scheme
                continue;
            }
            if (name.equals(IF_MATCH)) {
                result.add(reference("parameters", "IfMatch"));
            } else if (parameter.containsKey("description")) {
                result.add(parameter);
            } else if (rules.parameters().containsKey(name)) {
                result.add(Json.createObjectBuilder(parameter)
                        .add("description", rules.parameters().get(name)));
            } else {
                result.add(parameter);
            }
        }
        if (operation.getJsonObject("responses").containsKey("304")) {
            result.add(reference("parameters", "IfNoneMatch"));
        }
        return result.build();
    }

    private JsonObjectBuilder answers(JsonObject operation, boolean versioned) {
        JsonObject own = operation.getJsonObject("responses");
        Map<String, JsonValue> answers = new TreeMap<>();
        for (String status : common(operation)) {
            answers.put(
                    status,
                    reference(
                                    "responses",
                                    rules.statuses().getJsonObject(status).getString("name"))
                            .build());
        }
        own.forEach(
                (status, answer) -> answers.put(status, answer(operation, status, answer.asJsonObject(), versioned)));
        JsonObjectBuilder result = Json.createObjectBuilder();
        answers.forEach(result::add);
        return result;
    }

    /* The statuses that such an operation can always be answered with, whether its context says so or not. */
    private static Set<String> common(JsonObject operation) {
        Set<String> statuses = new LinkedHashSet<>(List.of("503", "default"));
        boolean body = operation.containsKey("requestBody");
        if (body || given(operation).stream().anyMatch(p -> !p.getString("in").equals("path"))) {
            statuses.add("400");
        }
        if (body) {
            statuses.addAll(List.of("413", "415"));
        }
        if (isProtected(operation)) {
            statuses.addAll(List.of("401", "403"));
        }
        if (given(operation).stream().anyMatch(p -> p.getString("in").equals("path"))) {
            statuses.add("404");
        }
        if (has(operation, IF_MATCH)) {
            statuses.addAll(List.of("412", "428"));
        }
        if (has(operation, IDEMPOTENCY_KEY)) {
            statuses.addAll(List.of("409", "422"));
        }
        if (!has(operation, SIGNATURE)) {
            statuses.add("429");
        }
        if (operation.getJsonObject("responses").values().stream()
                .anyMatch(answer -> answer.asJsonObject().containsKey("content"))) {
            statuses.add("406");
        }
        return statuses;
    }

    private JsonObject answer(JsonObject operation, String status, JsonObject own, boolean versioned) {
        boolean limited = !has(operation, SIGNATURE);
        JsonObjectBuilder answer = Json.createObjectBuilder(own);
        if (status.startsWith("2") || status.startsWith("3")) {
            answer.add("headers", success(operation, status, limited, versioned));
            if (own.containsKey("content")) {
                answer.add("content", withExamples(own.getJsonObject("content")));
            }
            return answer.build();
        }
        Set<String> codes = rules.errors().namedIn(own.getString("description"));
        Optional.ofNullable(rules.statuses().getJsonObject(status))
                .filter(common -> codes.isEmpty() || isAddedByTheDoor(operation, status))
                .ifPresent(common -> codes.addAll(codes(common)));
        if (codes.isEmpty()) {
            throw new IllegalStateException(operation.getString("operationId") + " names no error code at " + status);
        }
        return answer.add("headers", headers(status, limited))
                .add("content", rules.errors().content(status, codes))
                .build();
    }

    /* Besides what the context itself answers with this status. */
    private static boolean isAddedByTheDoor(JsonObject operation, String status) {
        return status.equals("503")
                || status.equals("400")
                || (has(operation, IDEMPOTENCY_KEY) && (status.equals("409") || status.equals("422")));
    }

    private static JsonObjectBuilder success(JsonObject operation, String status, boolean limited, boolean versioned) {
        JsonObjectBuilder headers = Json.createObjectBuilder(headers(status, limited));
        if (versioned && !status.equals("204")) {
            headers.add("ETag", reference("headers", "ETag"));
        }
        if (status.equals("201")) {
            headers.add("Location", reference("headers", "Location"));
        }
        if (has(operation, IDEMPOTENCY_KEY)) {
            headers.add("Idempotent-Replayed", reference("headers", "IdempotentReplayed"));
        }
        return headers;
    }

    private static JsonObject headers(String status, boolean limited) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("X-Correlation-Id", "CorrelationId");
        if (limited) {
            names.put("RateLimit-Limit", "RateLimitLimit");
            names.put("RateLimit-Remaining", "RateLimitRemaining");
            names.put("RateLimit-Reset", "RateLimitReset");
        }
        if (Set.of("409", "429", "503").contains(status)) {
            names.put("Retry-After", "RetryAfter");
        }
        JsonObjectBuilder headers = Json.createObjectBuilder();
        names.forEach((header, component) -> headers.add(header, reference("headers", component)));
        return headers.build();
    }

    private JsonObjectBuilder withExamples(JsonObject content) {
        JsonObjectBuilder result = Json.createObjectBuilder();
        content.forEach((mediaType, body) -> {
            JsonObject described = body.asJsonObject();
            JsonValue bySchema = example(described.getJsonObject("schema"));
            // a body without a schema of its own has the example of its media type
            JsonValue example = bySchema != null ? bySchema : examples.get(mediaType);
            result.add(
                    mediaType,
                    example == null
                            ? described
                            : Json.createObjectBuilder(described)
                                    .add("example", example)
                                    .build());
        });
        return result;
    }

    private @Nullable JsonValue example(@Nullable JsonObject schema) {
        if (schema == null) {
            return null;
        }
        if (schema.getString("$ref", "").startsWith(SCHEMAS)) {
            return examples.get(schema.getString("$ref").substring(SCHEMAS.length()));
        }
        JsonValue item = example(schema.getJsonObject("items"));
        return item == null ? null : Json.createArrayBuilder().add(item).build();
    }

    private static boolean has(JsonObject operation, String parameter) {
        return given(operation).stream().anyMatch(p -> p.getString("name").equals(parameter));
    }

    private static List<JsonObject> given(JsonObject operation) {
        return operation.containsKey("parameters")
                ? operation.getJsonArray("parameters").getValuesAs(JsonObject.class)
                : List.of();
    }

    private static Stream<JsonObject> operations(JsonObject path) {
        return path.values().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(value -> value.containsKey("responses"));
    }

    private static Set<String> codes(JsonObject common) {
        return new LinkedHashSet<>(common.getJsonArray("codes").getValuesAs(JsonString::getString));
    }

    private static JsonArrayBuilder references(String kind, List<String> names) {
        JsonArrayBuilder references = Json.createArrayBuilder();
        names.forEach(name -> references.add(reference(kind, name)));
        return references;
    }

    private static JsonObjectBuilder reference(String kind, String name) {
        return Json.createObjectBuilder().add("$ref", "#/components/" + kind + '/' + name);
    }
}
