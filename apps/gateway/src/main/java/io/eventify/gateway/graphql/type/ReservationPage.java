package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of carts. */
@Type("ReservationPage")
@Description("One page of carts.")
public final class ReservationPage {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many there are in all")
    @NonNull
    public final int total;

    @Description("The carts, newest first")
    @NonNull
    public final List<@NonNull Reservation> items;

    public ReservationPage(int page, int size, int total, List<Reservation> items) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
    }
}
