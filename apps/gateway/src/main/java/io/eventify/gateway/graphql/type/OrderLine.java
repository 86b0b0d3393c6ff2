package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One place of an order. */
@Type("OrderLine")
@Description("One place of an order.")
public final class OrderLine {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("How a person finds the place")
    @NonNull
    public final String label;

    @Description("The numbered seat, if it is one")
    @Id
    public final @Nullable UUID seatId;

    @Description("Code of the price category")
    @NonNull
    public final String priceCategory;

    @Description("With tax")
    @NonNull
    public final Money price;

    @Description("The tax in it")
    @NonNull
    public final Money tax;

    @Description("valid or cancelled")
    @NonNull
    public final String status;

    @Description("Its ticket, once issued")
    @Id
    public final @Nullable UUID ticketId;

    public OrderLine(
            UUID id,
            String label,
            @Nullable UUID seatId,
            String priceCategory,
            Money price,
            Money tax,
            String status,
            @Nullable UUID ticketId) {
        this.id = id;
        this.label = label;
        this.seatId = seatId;
        this.priceCategory = priceCategory;
        this.price = price;
        this.tax = tax;
        this.status = status;
        this.ticketId = ticketId;
    }
}
