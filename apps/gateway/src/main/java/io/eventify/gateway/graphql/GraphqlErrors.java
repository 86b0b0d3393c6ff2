package io.eventify.gateway.graphql;

import io.eventify.gateway.services.RefusedException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;

/**
 * The errors of an answer: a message for a person in his language, and in {@code extensions} the stable code, the correlation id and the fields to blame.
 * Nothing that the engine says of itself (exceptions, classes) gets out.
 */
final class GraphqlErrors {
    private static final String UNEXPECTED = "internal_error";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;
    private final UUID correlationId;

    GraphqlErrors(Locale language, UUID correlationId) {
        this.texts = ResourceBundle.getBundle("graphql-errors", language, NO_FALLBACK);
        this.correlationId = correlationId;
    }

    /** The answer to a request of which nothing ran: it has no {@code data}. */
    JsonObject refused(RequestRefusedException refused) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        String code = refused.problem().code();
        if (refused.problem() == RequestProblem.PERSISTED_QUERY_NOT_FOUND) {
            // the words that clients of automatic persisted queries look for
            errors.add(error("PersistedQueryNotFound", code, JsonValue.EMPTY_JSON_ARRAY));
        } else if (refused.findings().isEmpty()) {
            errors.add(error(text(code), code, JsonValue.EMPTY_JSON_ARRAY));
        }
        for (RequestRefusedException.Finding finding : refused.findings()) {
            JsonArray details = Json.createArrayBuilder()
                    .add(Json.createObjectBuilder()
                            .add("field", finding.field())
                            .add("issue", finding.issue()))
                    .build();
            JsonObjectBuilder error = error(text(code), code, details);
            if (finding.location() != null) {
                error.add("locations", Json.createArrayBuilder().add(finding.location()));
            }
            errors.add(error);
        }
        return Json.createObjectBuilder().add("errors", errors).build();
    }

    /** What the engine answered, with our errors instead of its own. */
    JsonObject rewritten(JsonObject answer) {
        if (!(answer.get("errors") instanceof JsonArray errors) || errors.isEmpty()) {
            return answer;
        }
        JsonArrayBuilder rewritten = Json.createArrayBuilder();
        errors.getValuesAs(JsonObject.class).forEach(error -> rewritten.add(rewrittenError(error)));
        return Json.createObjectBuilder(answer).add("errors", rewritten).build();
    }

    private JsonObjectBuilder rewrittenError(JsonObject error) {
        Optional<JsonObject> refusal = RefusedException.read(error.getString("message", ""));
        String code = refusal.map(known -> known.getString("code")).orElseGet(() -> codeOf(error));
        String message = refusal.map(known -> known.getString("text"))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> text(code));
        JsonArray details = refusal.map(known -> known.getJsonArray("details")).orElse(JsonValue.EMPTY_JSON_ARRAY);
        JsonObjectBuilder rewritten = error(message, code, details);
        if (error.get("locations") instanceof JsonArray locations) {
            rewritten.add("locations", locations);
        }
        if (error.get("path") instanceof JsonArray path) {
            rewritten.add("path", path);
        }
        return rewritten;
    }

    /* The check in front of the engine lets no invalid document through; what it still refuses is an argument. */
    private static String codeOf(JsonObject error) {
        JsonObject extensions =
                error.get("extensions") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        return extensions.getString("classification", "").equals("ValidationError")
                ? RequestProblem.QUERY_INVALID.code()
                : UNEXPECTED;
    }

    private JsonObjectBuilder error(String message, String code, JsonArray details) {
        return Json.createObjectBuilder()
                .add("message", message)
                .add(
                        "extensions",
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("correlationId", correlationId.toString())
                                .add("details", details));
    }

    private String text(String code) {
        try {
            return texts.getString(code);
        } catch (MissingResourceException e) {
            return texts.getString(UNEXPECTED);
        }
    }
}
