package io.eventify.contracts.snapshot;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Paid orders. Scope {@code order:read}. Not routed from outside. */
@RegisterRestClient(configKey = "order")
@Path("/api/snapshots")
@Produces(MediaType.APPLICATION_JSON)
public interface OrderSnapshotClient {

    /** Some orders that were paid; limit 1 to 200. */
    @GET
    @Path("orders")
    SnapshotPage orders(@QueryParam("after") @Nullable UUID after, @QueryParam("limit") int limit);
}
