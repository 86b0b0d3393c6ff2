package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What belongs to the caller. */
@Type("Me")
@Description("What belongs to the caller.")
public final class Me {
    @Description("Whether the request carries a log-in at all; whether it is valid is seen by what it may read")
    @NonNull
    public final boolean authenticated;

    public Me(boolean authenticated) {
        this.authenticated = authenticated;
    }
}
