package io.eventify.gateway;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every stable error code with its English message: those of the contexts, of the platform and of the gateway itself. */
final class ErrorCatalogue {
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:_[a-z]+)*");
    private static final String CORRELATION_ID = "0199f3a4-7c1e-7b52-9f0e-0d5c3c6e2a11";

    private final TreeMap<String, String> messages = new TreeMap<>();

    ErrorCatalogue(Collection<String> contexts) {
        add("gateway-errors_en.properties");
        contexts.forEach(context -> add("openapi/" + context + "/src/main/resources/errors.properties"));
        add("openapi/platform-errors.properties");
    }

    private void add(String bundle) {
        Properties texts = new Properties();
        try (InputStream in = ErrorCatalogue.class.getClassLoader().getResourceAsStream(bundle)) {
            if (in == null) {
                throw new IllegalStateException("the build packed no " + bundle);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.stringPropertyNames().stream()
                .filter(code -> !code.contains("."))
                .forEach(code -> messages.putIfAbsent(
                        code,
                        texts.getProperty(code).replaceAll("\\{\\d[^}]*}", "…").replace("''", "'")));
    }

    /** Every code, in alphabetical order. */
    Set<String> codes() {
        return messages.keySet();
    }

    /** The codes that a description of an answer names, in its order. */
    Set<String> namedIn(String description) {
        Set<String> named = new LinkedHashSet<>();
        Matcher word = WORD.matcher(description);
        while (word.find()) {
            // a single word is a code only where the description begins with it, as in "forbidden: no member"
            if (messages.containsKey(word.group()) && (word.group().contains("_") || word.start() == 0)) {
                named.add(word.group());
            }
        }
        return named;
    }

    /** A table of all codes, in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder(
                "Stable, listed here; new ones may be added. Every code with its message:\n\n| code | message |\n|---|---|\n");
        messages.forEach((code, message) ->
                table.append("| ").append(code).append(" | ").append(message).append(" |\n"));
        return table.toString();
    }

    /** Both bodies of an error answer, with an example for each code. */
    JsonObject content(String status, Set<String> codes) {
        JsonObjectBuilder errors = Json.createObjectBuilder();
        JsonObjectBuilder problems = Json.createObjectBuilder();
        for (String code : codes) {
            errors.add(code, Json.createObjectBuilder().add("value", error(code)));
            problems.add(code, Json.createObjectBuilder().add("value", problem(status, code)));
        }
        return Json.createObjectBuilder()
                .add("application/json", body("Error", errors))
                .add("application/problem+json", body("Problem", problems))
                .build();
    }

    private static JsonObjectBuilder body(String schema, JsonObjectBuilder examples) {
        return Json.createObjectBuilder()
                .add("schema", Json.createObjectBuilder().add("$ref", "#/components/schemas/" + schema))
                .add("examples", examples);
    }

    private JsonObjectBuilder error(String code) {
        return Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("message", message(code))
                                .add("details", details(code))
                                .add("correlationId", CORRELATION_ID));
    }

    private JsonObjectBuilder problem(String status, String code) {
        return Json.createObjectBuilder()
                .add("type", "urn:eventify:error:" + code)
                .add("title", message(code))
                .add("status", status.equals("default") ? 500 : Integer.parseInt(status))
                .add("instance", "urn:uuid:" + CORRELATION_ID)
                .add("code", code)
                .add("details", details(code))
                .add("correlationId", CORRELATION_ID);
    }

    private static JsonArray details(String code) {
        return code.equals("validation_failed")
                ? Json.createArrayBuilder()
                        .add(Json.createObjectBuilder()
                                .add("field", "reservationId")
                                .add("issue", "must not be null"))
                        .build()
                : JsonArray.EMPTY_JSON_ARRAY;
    }

    private String message(String code) {
        String message = messages.get(code);
        if (message == null) {
            throw new IllegalStateException("no bundle has a message for " + code);
        }
        return message;
    }
}
