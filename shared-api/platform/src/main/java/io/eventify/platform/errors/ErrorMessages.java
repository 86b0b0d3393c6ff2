package io.eventify.platform.errors;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** Texts for people, from the bundles {@code errors} (of the context) and {@code platform-errors}. */
final class ErrorMessages {
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar");
    private static final List<String> BUNDLES = List.of("errors", "platform-errors");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ErrorMessages() {}

    /** The first of the wanted languages that we speak; English otherwise. */
    static Locale language(List<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }

    static String text(String code, int status, List<Object> arguments, Locale language) {
        return find(code, language)
                .or(() -> find("status." + status, language))
                .or(() -> find(status < 500 ? "status.400" : "status.500", language))
                .map(pattern -> new MessageFormat(pattern, language).format(arguments.toArray()))
                .orElse(code);
    }

    private static Optional<String> find(String key, Locale language) {
        return BUNDLES.stream()
                .flatMap(bundle -> lookUp(bundle, key, language).stream())
                .findFirst();
    }

    private static Optional<String> lookUp(String bundle, String key, Locale language) {
        try {
            ResourceBundle texts = ResourceBundle.getBundle(bundle, language, loader(), NO_FALLBACK);
            return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
        } catch (MissingResourceException contextHasNoTexts) {
            return Optional.empty();
        }
    }

    /* The platform's jar is part of each application, so its loader sees the context's bundle as well. */
    private static ClassLoader loader() {
        return ErrorMessages.class.getClassLoader();
    }
}
