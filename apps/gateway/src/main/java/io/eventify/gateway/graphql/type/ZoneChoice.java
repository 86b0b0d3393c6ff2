package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Places in a zone for the cart. */
@Input("ZoneChoice")
@Description("Places in a zone for the cart.")
public final class ZoneChoice {
    @Description("Which zone")
    @Id
    @NonNull
    public String zoneId = "";

    @Description("How many, 1 to 100")
    @NonNull
    public int quantity;

    @Description("Price category; the dearest of its class when absent")
    public @Nullable String priceCategory;
}
