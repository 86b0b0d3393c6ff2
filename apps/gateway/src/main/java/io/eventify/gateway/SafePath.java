package io.eventify.gateway;

import java.util.List;
import java.util.Locale;

/** Paths that may go on to another server: those that cannot mean another path there than the one that was checked here. */
public final class SafePath {
    private static final List<String> AMBIGUOUS = List.of("..", "//", "%2f", "%2e", "%5c", "%00", ";", "\\");

    private SafePath() {}

    /** @param path as it came over the wire */
    public static boolean isSafe(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return AMBIGUOUS.stream().noneMatch(lower::contains);
    }
}
