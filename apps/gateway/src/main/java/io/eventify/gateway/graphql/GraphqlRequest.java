package io.eventify.gateway.graphql;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as the specification "GraphQL over HTTP" has it: a JSON object in the body of a POST, or parameters of a GET.
 *
 * @param query absent if it is asked for by its hash
 * @param sha256 hash of a persisted query, in hexadecimal
 */
record GraphqlRequest(
        @Nullable String query,
        @Nullable String operationName,
        JsonObject variables,
        @Nullable String sha256) {
    private static final Set<String> PARAMETERS = Set.of("query", "operationName", "variables", "extensions");

    static GraphqlRequest of(HttpServletRequest request, int maxBytes) throws IOException, RequestRefusedException {
        return request.getMethod().equals("GET") ? fromParameters(request) : fromBody(request, maxBytes);
    }

    private static GraphqlRequest fromParameters(HttpServletRequest request) throws RequestRefusedException {
        String variables = request.getParameter("variables");
        String extensions = request.getParameter("extensions");
        return of(
                request.getParameter("query"),
                request.getParameter("operationName"),
                variables == null || variables.isEmpty() ? JsonValue.NULL : object("variables", variables),
                extensions == null || extensions.isEmpty() ? JsonValue.NULL : object("extensions", extensions));
    }

    private static GraphqlRequest fromBody(HttpServletRequest request, int maxBytes)
            throws IOException, RequestRefusedException {
        requireJson(request.getContentType());
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new RequestRefusedException(RequestProblem.BODY_TOO_LARGE);
        }
        JsonObject body = object(bytes);
        for (String name : body.keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, name, "unknown");
            }
        }
        return of(
                string(body, "query"),
                string(body, "operationName"),
                body.getOrDefault("variables", JsonValue.NULL),
                body.getOrDefault("extensions", JsonValue.NULL));
    }

    private static GraphqlRequest of(
            @Nullable String query, @Nullable String operationName, JsonValue variables, JsonValue extensions)
            throws RequestRefusedException {
        String sha256 = sha256(objectOrNull("extensions", extensions));
        String given = query == null || query.isBlank() ? null : query;
        if (given == null && sha256 == null) {
            throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, "query", "required");
        }
        return new GraphqlRequest(
                given,
                operationName == null || operationName.isEmpty() ? null : operationName,
                objectOrNull("variables", variables),
                sha256);
    }

    private static @Nullable String sha256(JsonObject extensions) throws RequestRefusedException {
        JsonValue persisted = extensions.getOrDefault("persistedQuery", JsonValue.NULL);
        if (persisted == JsonValue.NULL) {
            return null;
        }
        if (persisted instanceof JsonObject object
                && object.get("sha256Hash") instanceof JsonString hash
                && hash.getString().matches("[0-9a-f]{64}")) {
            return hash.getString();
        }
        throw RequestRefusedException.of(
                RequestProblem.MALFORMED_REQUEST, "extensions.persistedQuery.sha256Hash", "64 hexadecimal digits");
    }

    private static void requireJson(@Nullable String contentType) throws RequestRefusedException {
        String[] parts = (contentType == null ? "" : contentType.toLowerCase(Locale.ROOT)).split(";");
        boolean json = parts[0].trim().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim().replace("\"", "");
            json &= !parameter.startsWith("charset=")
                    || parameter.equals("charset=utf-8")
                    || parameter.equals("charset=utf8");
        }
        if (!json) {
            throw RequestRefusedException.of(
                    RequestProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Type", "application/json; charset=utf-8");
        }
    }

    private static @Nullable String string(JsonObject body, String name) throws RequestRefusedException {
        JsonValue value = body.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, name, "string");
    }

    private static JsonObject objectOrNull(String name, JsonValue value) throws RequestRefusedException {
        if (value == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, name, "object");
    }

    private static JsonObject object(byte[] bytes) throws RequestRefusedException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, "body", "UTF-8");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return object("body", reader.read());
        } catch (JsonException notJson) {
            throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, "body", "JSON object");
        }
    }

    private static JsonObject object(String name, String json) throws RequestRefusedException {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return object(name, reader.read());
        } catch (JsonException notJson) {
            throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, name, "JSON object");
        }
    }

    /* An array would be a batch: its documents are one bill each, so it is not taken. */
    private static JsonObject object(String name, JsonStructure json) throws RequestRefusedException {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw RequestRefusedException.of(RequestProblem.MALFORMED_REQUEST, name, "JSON object");
    }
}
