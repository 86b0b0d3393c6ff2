package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
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

    @Description("The rules of sale of its performances, unless one has its own")
    @NonNull
    public final SalesRules salesRules;

    @Description("Since when everybody may see it")
    public final @Nullable OffsetDateTime publishedAt;

    @Description("Why it was cancelled")
    public final @Nullable String cancellationReason;

    public Event(
            UUID id,
            UUID organisationId,
            String status,
            String title,
            List<Translation> titles,
            String description,
            String category,
            List<String> tags,
            SalesRules salesRules,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String cancellationReason) {
        this.id = id;
        this.organisationId = organisationId;
        this.status = status;
        this.title = title;
        this.titles = titles;
        this.description = description;
        this.category = category;
        this.tags = tags;
        this.salesRules = salesRules;
        this.publishedAt = publishedAt;
        this.cancellationReason = cancellationReason;
    }
}
