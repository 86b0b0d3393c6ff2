package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of events. */
@Type("EventPage")
@Description("One page of events.")
public final class EventPage {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many there are in all")
    @NonNull
    public final int total;

    @Description("The events")
    @NonNull
    public final List<@NonNull EventSummary> items;

    public EventPage(int page, int size, int total, List<EventSummary> items) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
    }
}
