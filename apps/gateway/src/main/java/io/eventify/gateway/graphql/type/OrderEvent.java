package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A step in the history of an order. */
@Type("OrderEvent")
@Description("A step in the history of an order.")
public final class OrderEvent {
    @Description("When")
    @NonNull
    public final OffsetDateTime at;

    @Description("Stable code")
    @NonNull
    public final String code;

    @Description("For a person, in the language of the request")
    @NonNull
    public final String message;

    public OrderEvent(OffsetDateTime at, String code, String message) {
        this.at = at;
        this.code = code;
        this.message = message;
    }
}
