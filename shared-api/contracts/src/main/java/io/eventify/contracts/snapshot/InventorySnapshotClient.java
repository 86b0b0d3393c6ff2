package io.eventify.contracts.snapshot;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Venues and availability. Scope {@code inventory:read}. Not routed from outside. */
@RegisterRestClient(configKey = "inventory")
@Path("/api/snapshots")
@Produces(MediaType.APPLICATION_JSON)
public interface InventorySnapshotClient {

    /** Some venues; limit 1 to 200. */
    @GET
    @Path("venues")
    SnapshotPage venues(@QueryParam("after") @Nullable UUID after, @QueryParam("limit") int limit);

    /** The availability of some performances; limit 1 to 200. */
    @GET
    @Path("availability")
    SnapshotPage availability(@QueryParam("after") @Nullable UUID after, @QueryParam("limit") int limit);
}
