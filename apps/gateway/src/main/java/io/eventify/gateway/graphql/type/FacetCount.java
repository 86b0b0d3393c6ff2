package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A value, and how many found shows have it. */
@Type("FacetCount")
@Description("A value, and how many found shows have it.")
public final class FacetCount {
    @Description("The value, as it can be searched for")
    @NonNull
    public final String value;

    @Description("How many have it")
    @NonNull
    public final int count;

    public FacetCount(String value, int count) {
        this.value = value;
        this.count = count;
    }
}
