package io.eventify.gateway.services;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how: what every call to a service carries on. Bound to the request's scope and to each task that it starts, so that it is there on whichever
 * thread a field is read.
 *
 * @param authorization the caller's own header, passed through unread: each service verifies the token itself
 * @param idempotencyKey of the HTTP request, for mutations that give none of their own
 * @param calls how many requests to services it has cost so far
 */
public record Asker(
        @Nullable String authorization,
        UUID correlationId,
        @Nullable String traceparent,
        Locale language,
        @Nullable String idempotencyKey,
        AtomicInteger calls) {
    public static final ScopedValue<Asker> CURRENT = ScopedValue.newInstance();

    public static Asker current() {
        return CURRENT.get();
    }

    /** A text in the caller's language; else in English, else in any. */
    public String text(Map<String, String> byLanguage) {
        String own = byLanguage.get(language.getLanguage());
        if (own != null) {
            return own;
        }
        String english = byLanguage.get("en");
        return english != null
                ? english
                : byLanguage.values().stream().findFirst().orElse("");
    }
}
