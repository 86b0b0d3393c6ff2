package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An order, ready to be paid. */
@Type("PlacedOrder")
@Description("An order, ready to be paid.")
public final class PlacedOrder {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Its number, for people")
    @NonNull
    public final String number;

    @Description("placed; processing while payment cannot be reached; authorised or later if there is nothing to pay")
    @NonNull
    public final String status;

    @Description("With tax")
    @NonNull
    public final Money total;

    @Description("After this the places go back")
    @NonNull
    public final OffsetDateTime payUntil;

    @Description("What the browser needs to pay")
    @NonNull
    public final Payment payment;

    public PlacedOrder(UUID id, String number, String status, Money total, OffsetDateTime payUntil, Payment payment) {
        this.id = id;
        this.number = number;
        this.status = status;
        this.total = total;
        this.payUntil = payUntil;
        this.payment = payment;
    }
}
