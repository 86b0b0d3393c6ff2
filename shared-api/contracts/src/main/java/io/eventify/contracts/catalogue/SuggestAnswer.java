package io.eventify.contracts.catalogue;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody who is typing may mean, best first. */
@Schema(name = "CatalogSuggestions")
public record SuggestAnswer(List<Suggestion> items) {

    /**
     * One proposal.
     *
     * @param kind {@code event}, {@code city} or {@code category}
     * @param text to show, and to search for
     * @param eventId of an event
     */
    @Schema(name = "CatalogSuggestion")
    public record Suggestion(
            String kind, String text, @Nullable UUID eventId) {}
}
