package io.eventify.event;

import java.util.Locale;

/** What a person typed as part of a text, for {@code like} in lower case with the backslash as escape. */
public final class LikePattern {

    private LikePattern() {}

    /** Matches what contains the text; its own wildcards are letters like others. */
    public static String containing(String text) {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
    }
}
