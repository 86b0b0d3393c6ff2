package io.eventify.gateway.graphql.type;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A cancellation that was set in motion. */
@Type("CancelledOrder")
@Description("A cancellation that was set in motion.")
public final class CancelledOrder {
    @Description("Of which order")
    @Id
    @NonNull
    public final UUID orderId;

    @Description("Its id; absent for an order that was not paid")
    @Id
    public final @Nullable UUID cancellationId;

    @Description("Status of the order")
    @NonNull
    public final String status;

    @Description("What comes back")
    @NonNull
    public final Money refund;

    @Description("none, requested, pending, failed or succeeded")
    @NonNull
    public final String refundStatus;

    @Description("Which lines")
    @Id
    @NonNull
    public final List<@NonNull UUID> lineIds;

    public CancelledOrder(
            UUID orderId,
            @Nullable UUID cancellationId,
            String status,
            Money refund,
            String refundStatus,
            List<UUID> lineIds) {
        this.orderId = orderId;
        this.cancellationId = cancellationId;
        this.status = status;
        this.refund = refund;
        this.refundStatus = refundStatus;
        this.lineIds = lineIds;
    }
}
