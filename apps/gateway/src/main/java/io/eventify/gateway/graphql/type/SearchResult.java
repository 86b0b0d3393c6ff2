package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of a search, and how its hits spread. */
@Type("SearchResult")
@Description("One page of a search, and how its hits spread.")
public final class SearchResult {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many there are in all")
    @NonNull
    public final int total;

    @Description("The shows")
    @NonNull
    public final List<@NonNull FoundEvent> items;

    @Description("How all hits spread")
    @NonNull
    public final Facets facets;

    public SearchResult(int page, int size, int total, List<FoundEvent> items, Facets facets) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
        this.facets = facets;
    }
}
