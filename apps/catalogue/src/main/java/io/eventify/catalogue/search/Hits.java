package io.eventify.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the index found. */
record Hits(Counts counts, List<Hit> page) {

    /** @param highlights by field; null if there were no words */
    record Hit(UUID eventId, @Nullable Map<String, List<String>> highlights) {}
}
