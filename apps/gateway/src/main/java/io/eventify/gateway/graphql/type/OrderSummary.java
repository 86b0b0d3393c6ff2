package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An order in a list. */
@Type("OrderSummary")
@Description("An order in a list.")
public final class OrderSummary {
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

    @Description("What it is for")
    @NonNull
    public final String title;

    @Description("As in Order")
    @NonNull
    public final String status;

    @Description("How many lines")
    @NonNull
    public final int lines;

    @Description("With tax")
    @NonNull
    public final Money total;

    @Description("What has come back")
    @NonNull
    public final Money refunded;

    @Description("When it was placed")
    @NonNull
    public final OffsetDateTime createdAt;

    public OrderSummary(
            UUID id,
            String number,
            UUID performanceId,
            String title,
            String status,
            int lines,
            Money total,
            Money refunded,
            OffsetDateTime createdAt) {
        this.id = id;
        this.number = number;
        this.performanceId = performanceId;
        this.title = title;
        this.status = status;
        this.lines = lines;
        this.total = total;
        this.refunded = refunded;
        this.createdAt = createdAt;
    }
}
