package io.eventify.gateway.graphql.type;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A show in search results and proposals. */
@Type("FoundEvent")
@Description("A show in search results and proposals.")
public final class FoundEvent {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Title in the language of the request")
    @NonNull
    public final String title;

    @Description("Title in every language there is")
    @NonNull
    public final List<@NonNull Translation> titles;

    @Description("Kind of event, such as concert")
    @NonNull
    public final String category;

    @Description("Free words")
    @NonNull
    public final List<@NonNull String> tags;

    @Description("published, archived or cancelled")
    @NonNull
    public final String status;

    @Description("Cities of its performances ahead")
    @NonNull
    public final List<@NonNull String> cities;

    @Description("What comes next; null when nothing is ahead")
    public final @Nullable NextPerformance next;

    @Description("How many performances are ahead")
    @NonNull
    public final int performancesAhead;

    @Description("Cheapest price of the performances ahead")
    public final @Nullable Money priceFrom;

    @Description("Dearest price of the performances ahead")
    public final @Nullable Money priceTo;

    @Description("Whether a place can be held now")
    @NonNull
    public final boolean available;

    @Description("To the nearest performance ahead; only where a search named a point")
    public final @Nullable Double distanceKm;

    @Description("Where the words were found; only where a search had words")
    @NonNull
    public final List<@NonNull Highlight> highlights;

    public FoundEvent(
            UUID id,
            String title,
            List<Translation> titles,
            String category,
            List<String> tags,
            String status,
            List<String> cities,
            @Nullable NextPerformance next,
            int performancesAhead,
            @Nullable Money priceFrom,
            @Nullable Money priceTo,
            boolean available,
            @Nullable Double distanceKm,
            List<Highlight> highlights) {
        this.id = id;
        this.title = title;
        this.titles = titles;
        this.category = category;
        this.tags = tags;
        this.status = status;
        this.cities = cities;
        this.next = next;
        this.performancesAhead = performancesAhead;
        this.priceFrom = priceFrom;
        this.priceTo = priceTo;
        this.available = available;
        this.distanceKm = distanceKm;
        this.highlights = highlights;
    }
}
