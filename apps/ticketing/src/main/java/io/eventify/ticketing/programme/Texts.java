package io.eventify.ticketing.programme;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text in several languages. */
public record Texts(Map<String, String> byLanguage) {

    static Texts ofJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, String> texts = new LinkedHashMap<>();
            reader.readObject().forEach((language, text) -> {
                if (text instanceof JsonString string) {
                    texts.put(language, string.getString());
                }
            });
            return new Texts(texts);
        }
    }

    /** In the language, else in English, else in any, else nothing. */
    public String in(String language) {
        String text = byLanguage.getOrDefault(language, byLanguage.get("en"));
        return text != null ? text : byLanguage.values().stream().findFirst().orElse("");
    }
}
