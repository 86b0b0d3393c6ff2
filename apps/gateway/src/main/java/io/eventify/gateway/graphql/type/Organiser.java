package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What belongs to the organisations of the caller. */
@Type("Organiser")
@Description("What belongs to the organisations of the caller.")
public final class Organiser {
    @Description("Whether the request carries a log-in at all; whether it is valid is seen by what it may read")
    @NonNull
    public final boolean authenticated;

    public Organiser(boolean authenticated) {
        this.authenticated = authenticated;
    }
}
