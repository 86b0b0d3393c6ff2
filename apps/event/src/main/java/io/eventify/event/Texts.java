package io.eventify.event;

import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text in the platform's languages; at least one of them is present. */
@Embeddable
public record Texts(
        @Nullable String fr, @Nullable String en, @Nullable String ar) {

    /** From texts by language code (fr, en, ar); null for none at all. */
    public static @Nullable Texts of(@Nullable Map<String, String> byLanguage) {
        if (byLanguage == null || byLanguage.isEmpty()) {
            return null;
        }
        return new Texts(byLanguage.get("fr"), byLanguage.get("en"), byLanguage.get("ar"));
    }

    /** Texts by language code, only those present. */
    public static Map<String, String> byLanguage(@Nullable Texts texts) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        if (texts != null) {
            put(byLanguage, "fr", texts.fr);
            put(byLanguage, "en", texts.en);
            put(byLanguage, "ar", texts.ar);
        }
        return byLanguage;
    }

    private static void put(Map<String, String> byLanguage, String language, @Nullable String text) {
        if (text != null) {
            byLanguage.put(language, text);
        }
    }
}
