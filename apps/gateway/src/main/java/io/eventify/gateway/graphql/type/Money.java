package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An amount of money in one currency. */
@Type("Money")
@Description("An amount of money in one currency.")
public final class Money {
    @Description("ISO 4217 code")
    @NonNull
    public final String currency;

    @Description("Decimal number at the scale of the currency, such as 49.90")
    @NonNull
    public final String amount;

    public Money(String currency, String amount) {
        this.currency = currency;
        this.amount = amount;
    }
}
