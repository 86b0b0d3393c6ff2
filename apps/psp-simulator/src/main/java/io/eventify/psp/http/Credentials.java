package io.eventify.psp.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The account's two keys. The secret key may do everything; the publishable one only what a shopper's browser needs.
 *
 * @see <a href="https://docs.stripe.com/api/authentication">Stripe: authentication</a>
 */
public record Credentials(String secretKey, String publishableKey) {
    private static final int SHOWN_CHARS = 4;
    private static final int MASK_CHARS = 12;

    /** Who calls. */
    public enum Caller {
        MERCHANT,
        SHOPPER
    }

    Caller authenticate(Optional<String> authorization) {
        String key = authorization.map(Credentials::keyOf).orElse("");
        if (key.isEmpty()) {
            throw ApiError.invalid(
                    401,
                    "",
                    "You did not provide an API key. You need to provide your API key in the Authorization header,"
                            + " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        if (same(key, secretKey)) {
            return Caller.MERCHANT;
        }
        if (same(key, publishableKey)) {
            return Caller.SHOPPER;
        }
        throw ApiError.invalid(401, "", "Invalid API Key provided: " + masked(key));
    }

    static ApiError secretKeyRequired() {
        return ApiError.invalid(
                401,
                "secret_key_required",
                "This API call cannot be made with a publishable API key. Please use a secret API key.");
    }

    private static String keyOf(String authorization) {
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? "" : authorization.substring(0, blank).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(blank + 1).strip();
        return switch (scheme) {
            case "bearer" -> rest;
            case "basic" -> userName(rest);
            default -> "";
        };
    }

    private static String userName(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.contains(":") ? pair.substring(0, pair.indexOf(':')) : pair;
        } catch (IllegalArgumentException e) {
            return basic;
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String masked(String key) {
        int shown = Math.min(SHOWN_CHARS, key.length() / 2);
        return "*".repeat(MASK_CHARS) + key.substring(key.length() - shown);
    }
}
