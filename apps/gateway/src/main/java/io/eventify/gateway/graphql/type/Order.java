package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An order. */
@Type("Order")
@Description("An order.")
public final class Order {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Its number, for people")
    @NonNull
    public final String number;

    @Description("For which performance")
    @Id
    @NonNull
    public final UUID performanceId;

    @Description("Which cart it was")
    @Id
    @NonNull
    public final UUID reservationId;

    @Description("What it is for")
    @NonNull
    public final String title;

    @Description(
            "pending, seats_held, placed, authorised, processing, paid, tickets_issued, failed, expired, cancelled, refund_requested, partially_refunded or refunded")
    @NonNull
    public final String status;

    @Description("Why it came to nothing, a stable word")
    public final @Nullable String reason;

    @Description("With tax")
    @NonNull
    public final Money total;

    @Description("The tax in it")
    @NonNull
    public final Money taxTotal;

    @Description("What has come back")
    @NonNull
    public final Money refunded;

    @Description("When it was placed")
    @NonNull
    public final OffsetDateTime createdAt;

    @Description("After this the places of an unpaid order go back")
    @NonNull
    public final OffsetDateTime payUntil;

    @Description("Its places")
    @NonNull
    public final List<@NonNull OrderLine> lines;

    @Description("Only while there is or was something to pay")
    public final @Nullable Payment payment;

    @Description("What happened, oldest first")
    @NonNull
    public final List<@NonNull OrderEvent> timeline;

    public Order(
            UUID id,
            String number,
            UUID performanceId,
            UUID reservationId,
            String title,
            String status,
            @Nullable String reason,
            Money total,
            Money taxTotal,
            Money refunded,
            OffsetDateTime createdAt,
            OffsetDateTime payUntil,
            List<OrderLine> lines,
            @Nullable Payment payment,
            List<OrderEvent> timeline) {
        this.id = id;
        this.number = number;
        this.performanceId = performanceId;
        this.reservationId = reservationId;
        this.title = title;
        this.status = status;
        this.reason = reason;
        this.total = total;
        this.taxTotal = taxTotal;
        this.refunded = refunded;
        this.createdAt = createdAt;
        this.payUntil = payUntil;
        this.lines = lines;
        this.payment = payment;
        this.timeline = timeline;
    }
}
