package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What somebody who is typing may mean. */
@Type("Suggestion")
@Description("What somebody who is typing may mean.")
public final class Suggestion {
    @Description("event, city or category")
    @NonNull
    public final String kind;

    @Description("To show, and to search for")
    @NonNull
    public final String text;

    @Description("Of an event")
    @Id
    public final @Nullable UUID eventId;

    public Suggestion(String kind, String text, @Nullable UUID eventId) {
        this.kind = kind;
        this.text = text;
        this.eventId = eventId;
    }
}
