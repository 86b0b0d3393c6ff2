package io.eventify.catalogue.search;

import io.eventify.contracts.catalogue.SearchAnswer.Facets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the index found. */
record Hits(long total, List<Hit> page, Facets facets) {

    /** @param highlights by field; null if there were no words */
    record Hit(UUID eventId, @Nullable Map<String, List<String>> highlights) {}
}
