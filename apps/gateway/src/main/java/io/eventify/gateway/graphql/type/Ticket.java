package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A ticket, without its code. */
@Type("Ticket")
@Description("A ticket, without its code.")
public final class Ticket {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Of which order")
    @Id
    @NonNull
    public final UUID orderId;

    @Description("Number of the order")
    @NonNull
    public final String orderNumber;

    @Description("For which performance")
    @Id
    @NonNull
    public final UUID performanceId;

    @Description("valid, revoked, checked_in or outside")
    @NonNull
    public final String status;

    @Description("How a person finds the place")
    @NonNull
    public final String label;

    @Description("Code of the price category")
    @NonNull
    public final String priceCategory;

    @Description("With tax")
    @NonNull
    public final Money price;

    @Description("Title in the language of the request, once known")
    public final @Nullable String eventTitle;

    @Description("Venue in the language of the request, once known")
    public final @Nullable String venueName;

    @Description("When it begins, once known")
    public final @Nullable OffsetDateTime startTime;

    @Description("Whether the performance was cancelled")
    @NonNull
    public final boolean cancelled;

    public Ticket(
            UUID id,
            UUID orderId,
            String orderNumber,
            UUID performanceId,
            String status,
            String label,
            String priceCategory,
            Money price,
            @Nullable String eventTitle,
            @Nullable String venueName,
            @Nullable OffsetDateTime startTime,
            boolean cancelled) {
        this.id = id;
        this.orderId = orderId;
        this.orderNumber = orderNumber;
        this.performanceId = performanceId;
        this.status = status;
        this.label = label;
        this.priceCategory = priceCategory;
        this.price = price;
        this.eventTitle = eventTitle;
        this.venueName = venueName;
        this.startTime = startTime;
        this.cancelled = cancelled;
    }
}
