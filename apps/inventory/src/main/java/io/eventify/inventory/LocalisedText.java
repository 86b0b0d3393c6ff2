package io.eventify.inventory;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A text for people in several languages (fr, en, ar). */
public final class LocalisedText {
    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Type TEXTS =
            new HashMap<String, String>() {}.getClass().getGenericSuperclass();

    private LocalisedText() {}

    /** The text in the language, else in English, else whichever there is. */
    public static String in(Locale language, Map<String, String> texts) {
        String wanted = texts.get(language.getLanguage());
        if (wanted != null) {
            return wanted;
        }
        return texts.containsKey("en")
                ? texts.get("en")
                : texts.values().stream().sorted().findFirst().orElse("");
    }

    /** From a {@code jsonb} column. */
    public static Map<String, String> read(String json) {
        return Map.copyOf(JSONB.<Map<String, String>>fromJson(json, TEXTS));
    }

    /** For a {@code jsonb} column. */
    public static String write(Map<String, String> texts) {
        return JSONB.toJson(texts);
    }
}
