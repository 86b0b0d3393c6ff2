package io.eventify.gateway.graphql.type;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A show in a list. */
@Type("EventSummary")
@Description("A show in a list.")
public final class EventSummary {
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

    @Description("Kind of event, such as concert")
    @NonNull
    public final String category;

    @Description("Free words")
    @NonNull
    public final List<@NonNull String> tags;

    @Description("Its next performances, five at most")
    @NonNull
    public final List<@NonNull Performance> upcoming;

    public EventSummary(
            UUID id,
            UUID organisationId,
            String status,
            String title,
            List<Translation> titles,
            String category,
            List<String> tags,
            List<Performance> upcoming) {
        this.id = id;
        this.organisationId = organisationId;
        this.status = status;
        this.title = title;
        this.titles = titles;
        this.category = category;
        this.tags = tags;
        this.upcoming = upcoming;
    }
}
