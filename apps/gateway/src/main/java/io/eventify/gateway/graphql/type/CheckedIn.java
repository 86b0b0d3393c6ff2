package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A ticket that was let in, or out. */
@Type("CheckedIn")
@Description("A ticket that was let in, or out.")
public final class CheckedIn {
    @Description("Which ticket")
    @Id
    @NonNull
    public final UUID ticketId;

    @Description("checked_in, or checked_out for an exit scan")
    @NonNull
    public final String status;

    @Description("When")
    @NonNull
    public final OffsetDateTime at;

    public CheckedIn(UUID ticketId, String status, OffsetDateTime at) {
        this.ticketId = ticketId;
        this.status = status;
        this.at = at;
    }
}
