package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of tickets. */
@Type("TicketPage")
@Description("One page of tickets.")
public final class TicketPage {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many there are in all")
    @NonNull
    public final int total;

    @Description("The tickets, newest first")
    @NonNull
    public final List<@NonNull Ticket> items;

    public TicketPage(int page, int size, int total, List<Ticket> items) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
    }
}
