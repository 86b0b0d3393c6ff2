package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A line of the cart. */
@Type("ReservationItem")
@Description("A line of the cart.")
public final class ReservationItem {
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

    @Description("The zone, if it is unnumbered")
    @Id
    public final @Nullable UUID zoneId;

    @Description("How many places")
    @NonNull
    public final int quantity;

    @Description("Code of the price category")
    @NonNull
    public final String priceCategory;

    @Description("Price of one place")
    @NonNull
    public final Money unitPrice;

    @Description("Price of all")
    @NonNull
    public final Money subtotal;

    @Description("Rate of the tax in it")
    @NonNull
    public final String taxPercent;

    public ReservationItem(
            UUID id,
            String label,
            @Nullable UUID seatId,
            @Nullable UUID zoneId,
            int quantity,
            String priceCategory,
            Money unitPrice,
            Money subtotal,
            String taxPercent) {
        this.id = id;
        this.label = label;
        this.seatId = seatId;
        this.zoneId = zoneId;
        this.quantity = quantity;
        this.priceCategory = priceCategory;
        this.unitPrice = unitPrice;
        this.subtotal = subtotal;
        this.taxPercent = taxPercent;
    }
}
