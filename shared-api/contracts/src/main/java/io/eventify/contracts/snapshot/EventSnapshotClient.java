package io.eventify.contracts.snapshot;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Events, their performances and prices. Scope {@code event:read}. Not routed from outside. */
@RegisterRestClient(configKey = "event")
@Path("/api/snapshots")
@Produces(MediaType.APPLICATION_JSON)
public interface EventSnapshotClient {

    /** Some events with all that belongs to them; limit 1 to 200 events. */
    @GET
    @Path("events")
    SnapshotPage events(@QueryParam("after") @Nullable UUID after, @QueryParam("limit") int limit);
}
