package io.eventify.psp.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON trees: how they are read, written and shown. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PRIVATE_PREFIX = "_";

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a JSON object.
     *
     * @throws UncheckedIOException if the bytes are not one JSON object
     */
    public static ObjectNode parse(byte[] json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode node) {
                return node;
            }
            throw new UncheckedIOException(new IOException("not a JSON object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object as a client may see it: fields whose name begins with an underscore are the simulator's own. */
    public static ObjectNode visible(ObjectNode stored) {
        ObjectNode copy = stored.deepCopy();
        copy.remove(copy.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(PRIVATE_PREFIX))
                .toList());
        return copy;
    }

    /** The text of a field, or the empty string when it is absent or null. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
