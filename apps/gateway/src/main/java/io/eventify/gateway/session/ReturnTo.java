package io.eventify.gateway.session;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after a log-in: a path of ours, and nothing that a browser could read as another site's address. */
final class ReturnTo {
    private static final int LONGEST = 2_000;
    private static final String HOME = "/";

    private ReturnTo() {}

    /** The path to go to, home when none is asked for; nothing when it is refused. */
    static Optional<String> of(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return Optional.of(HOME);
        }
        return asked.length() <= LONGEST && isPathOfOurs(asked) ? Optional.of(asked) : Optional.empty();
    }

    private static boolean isPathOfOurs(String asked) {
        // Browsers take "\" for "/", and drop control characters before they look.
        boolean plain = asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        if (!plain || !asked.startsWith("/") || asked.startsWith("//")) {
            return false;
        }
        try {
            URI path = URI.create(asked);
            return !path.isAbsolute()
                    && path.getRawAuthority() == null
                    && !path.normalize().getRawPath().startsWith("/session");
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }
}
