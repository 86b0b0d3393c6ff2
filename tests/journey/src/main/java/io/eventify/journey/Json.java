package io.eventify.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON documents. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Money as the API writes it. */
    public static ObjectNode money(String currency, String amount) {
        return object().put("currency", currency).put("amount", amount);
    }

    /** A text in three languages. */
    public static ObjectNode texts(String fr, String en, String ar) {
        return object().put("fr", fr).put("en", en).put("ar", ar);
    }
}
