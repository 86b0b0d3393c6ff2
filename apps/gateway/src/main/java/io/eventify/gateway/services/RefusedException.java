package io.eventify.gateway.services;

import io.eventify.contracts.ErrorBody.Detail;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/**
 * A service refused, or could not be reached. The message is what the engine carries into the answer, and so it is JSON with all that the answer needs;
 * the writer of errors reads it there.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "eventify:";

    private final int status;

    /** @param text for a person, in the caller's language; empty when the gateway has to say it */
    public RefusedException(int status, String code, String text, List<Detail> details) {
        super(MARK + write(code, text, details), null, false, false);
        this.status = status;
    }

    /** A code of the gateway's own. */
    public RefusedException(int status, String code, Detail... details) {
        this(status, code, "", List.of(details));
    }

    public int status() {
        return status;
    }

    /** What a message of this exception says: {@code code}, {@code text}, {@code details}. */
    public static Optional<JsonObject> read(String message) {
        int start = message.indexOf(MARK);
        if (start < 0) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(message.substring(start + MARK.length())))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notOurs) {
            return Optional.empty();
        }
    }

    private static String write(String code, String text, List<Detail> details) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        details.forEach(detail ->
                list.add(Json.createObjectBuilder().add("field", detail.field()).add("issue", detail.issue())));
        return Json.createObjectBuilder()
                .add("code", code)
                .add("text", text)
                .add("details", list)
                .build()
                .toString();
    }
}
