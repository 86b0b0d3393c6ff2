package io.eventify.order.history;

import io.eventify.order.Milestone;
import java.util.Locale;
import java.util.ResourceBundle;

/** The timeline in plain words: bundle {@code timeline}, one sentence for each milestone. */
final class TimelineTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private TimelineTexts() {}

    static String of(Milestone milestone, String language) {
        return ResourceBundle.getBundle(
                        "timeline", Locale.of(language), TimelineTexts.class.getClassLoader(), NO_FALLBACK)
                .getString(milestone.code());
    }
}
