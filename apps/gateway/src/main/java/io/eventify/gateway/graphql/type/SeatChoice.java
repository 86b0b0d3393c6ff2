package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One numbered seat for the cart. */
@Input("SeatChoice")
@Description("One numbered seat for the cart.")
public final class SeatChoice {
    @Description("Which seat")
    @Id
    @NonNull
    public String seatId = "";

    @Description("Price category; the dearest of its class when absent")
    public @Nullable String priceCategory;
}
