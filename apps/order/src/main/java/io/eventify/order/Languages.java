package io.eventify.order;

import java.util.List;
import java.util.Locale;

/** The languages that we speak to people. */
public final class Languages {
    private static final List<String> SPOKEN = List.of("en", "fr", "ar");

    private Languages() {}

    /** The first acceptable one that we speak; English otherwise. */
    public static String best(List<Locale> acceptable) {
        return acceptable.stream()
                .map(Locale::getLanguage)
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse("en");
    }
}
