package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** One price, tax included. */
@Type("PriceCategory")
@Description("One price, tax included.")
public final class PriceCategory {
    @Description("Stable code of the category")
    @NonNull
    public final String code;

    @Description("Class of the seats or zone it is for")
    @NonNull
    public final String seatClass;

    @Description("Name in the language of the request")
    @NonNull
    public final String name;

    @Description("Price of one place")
    @NonNull
    public final Money price;

    @Description("Rate of the tax in it")
    @NonNull
    public final String taxPercent;

    public PriceCategory(String code, String seatClass, String name, Money price, String taxPercent) {
        this.code = code;
        this.seatClass = seatClass;
        this.name = name;
        this.price = price;
        this.taxPercent = taxPercent;
    }
}
