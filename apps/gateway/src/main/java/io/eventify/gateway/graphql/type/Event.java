package io.eventify.gateway.graphql.type;

import io.eventify.contracts.catalogue.PerformanceView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A show. */
@Type("Event")
@Description("A show.")
public final class Event {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Whose event it is")
    @Id
    @NonNull
    public final UUID organisationId;

    @Description("draft, published, archived or cancelled")
    @NonNull
    public final String status;

    @Description("Title in the language of the request")
    @NonNull
    public final String title;

    @Description("Title in every language there is")
    @NonNull
    public final List<@NonNull Translation> titles;

    @Description("Description in the language of the request")
    @NonNull
    public final String description;

    @Description("Kind of event, such as concert")
    @NonNull
    public final String category;

    @Description("Free words")
    @NonNull
    public final List<@NonNull String> tags;

    /** Its dates, when they came with it; null when they have to be asked for. */
    @Ignore
    public final @Nullable List<PerformanceView> dates;

    /** What it was asked for beyond this, once for the whole answer. */
    @Ignore
    public final Siblings siblings = new Siblings();

    public Event(
            UUID id,
            UUID organisationId,
            String status,
            String title,
            List<Translation> titles,
            String description,
            String category,
            List<String> tags,
            @Nullable List<PerformanceView> dates) {
        this.id = id;
        this.organisationId = organisationId;
        this.status = status;
        this.title = title;
        this.titles = titles;
        this.description = description;
        this.category = category;
        this.tags = tags;
        this.dates = dates;
    }
}
