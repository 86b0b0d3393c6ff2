package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** The rules of sale. */
@Type("SalesRules")
@Description("The rules of sale.")
public final class SalesRules {
    @Description("How long places are held for a cart")
    @NonNull
    public final int holdMinutes;

    @Description("How many places one customer may hold and own for a performance")
    @NonNull
    public final int maxPerCustomer;

    @Description("Up to how many hours before the start a customer may cancel")
    @NonNull
    public final int cancellationHours;

    @Description("What comes back when cancelled in time")
    @NonNull
    public final int refundPercent;

    @Description("Whether a ticket may be given to another customer")
    @NonNull
    public final boolean transferAllowed;

    public SalesRules(
            int holdMinutes, int maxPerCustomer, int cancellationHours, int refundPercent, boolean transferAllowed) {
        this.holdMinutes = holdMinutes;
        this.maxPerCustomer = maxPerCustomer;
        this.cancellationHours = cancellationHours;
        this.refundPercent = refundPercent;
        this.transferAllowed = transferAllowed;
    }
}
