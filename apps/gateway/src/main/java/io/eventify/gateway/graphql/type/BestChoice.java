package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The platform chooses the best places. */
@Input("BestChoice")
@Description("The platform chooses the best places.")
public final class BestChoice {
    @Description("How many, 1 to 100")
    @NonNull
    public int quantity;

    @Description("Only of this class")
    public @Nullable String seatClass;

    @Description("Only in this section")
    public @Nullable String section;

    @Description("Only side by side")
    public @Nullable Boolean together;

    @Description("Only accessible ones")
    public @Nullable Boolean accessible;

    @Description("Price category; the dearest of its class when absent")
    public @Nullable String priceCategory;
}
