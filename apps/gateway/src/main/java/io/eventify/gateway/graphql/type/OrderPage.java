package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One page of orders. */
@Type("OrderPage")
@Description("One page of orders.")
public final class OrderPage {
    @Description("From 1")
    @NonNull
    public final int page;

    @Description("Asked size")
    @NonNull
    public final int size;

    @Description("How many there are in all")
    @NonNull
    public final int total;

    @Description("The orders, newest first")
    @NonNull
    public final List<@NonNull OrderSummary> items;

    public OrderPage(int page, int size, int total, List<OrderSummary> items) {
        this.page = page;
        this.size = size;
        this.total = total;
        this.items = items;
    }
}
