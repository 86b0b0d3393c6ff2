package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The cart. */
@Type("Reservation")
@Description("The cart.")
public final class Reservation {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("pending, confirmed, fulfilled, expired or cancelled")
    @NonNull
    public final String status;

    @Description("For which performance, once it is known")
    @Id
    public final @Nullable UUID performanceId;

    @Description("When its places go back")
    @NonNull
    public final OffsetDateTime expiresAt;

    @Description("Its lines, a hundred at most")
    @NonNull
    public final List<@NonNull ReservationItem> items;

    @Description("Sum of the lines; absent while it is empty")
    public final @Nullable Money total;

    public Reservation(
            UUID id,
            String status,
            @Nullable UUID performanceId,
            OffsetDateTime expiresAt,
            List<ReservationItem> items,
            @Nullable Money total) {
        this.id = id;
        this.status = status;
        this.performanceId = performanceId;
        this.expiresAt = expiresAt;
        this.items = items;
        this.total = total;
    }
}
