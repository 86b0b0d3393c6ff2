package io.eventify.psp.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.ledger.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON body of an admin call, read strictly. */
final class Order {
    private final ObjectNode json;

    private Order(ObjectNode json) {
        this.json = json;
    }

    static Order parse(String body, String... known) {
        ObjectNode json = read(body);
        Set<String> names = Set.of(known);
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw ApiError.parameter("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        });
        return new Order(json);
    }

    private static ObjectNode read(String body) {
        try {
            return body.isBlank() ? Json.object() : Json.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw ApiError.parameter("", "The body is not a JSON object.", "");
        }
    }

    String text(String name, String otherwise) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw ApiError.parameter("", "Invalid string", name);
        }
        return value.asText(otherwise);
    }

    int between(String name, int otherwise, int least, int most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "%s must be an integer from %d to %d.".formatted(name, least, most),
                    name);
        }
        return value.intValue();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ApiError.parameter("", "Invalid boolean", name);
        }
        return value.asBoolean(otherwise);
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, String otherwise) {
        String text = text(name, otherwise);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw ApiError.parameter(
                "",
                "Invalid %s: must be one of %s"
                        .formatted(
                                name,
                                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)),
                name);
    }

    List<String> texts(String name) {
        JsonNode value = json.path(name);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            throw ApiError.parameter("", "Invalid array", name);
        }
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw ApiError.parameter("", "Invalid array of strings", name);
            }
            texts.add(item.textValue());
        }
        return texts;
    }
}
