package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of seats. */
@Type("SeatPage")
@Description("One page of seats.")
public final class SeatPage {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many match in all")
    @NonNull
    public final int total;

    @Description("The seats, in the order of the seating plan")
    @NonNull
    public final List<@NonNull Seat> items;

    public SeatPage(int page, int size, int total, List<Seat> items) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
    }
}
