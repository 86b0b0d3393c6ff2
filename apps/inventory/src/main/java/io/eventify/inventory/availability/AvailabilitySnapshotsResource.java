package io.eventify.inventory.availability;

import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.identity.RequiresScope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Availability as it is now, page by page, for contexts that build their read model anew; not routed from outside. */
@Path("/snapshots/availability")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Snapshots")
@SecurityRequirement(name = "bearer")
public class AvailabilitySnapshotsResource {
    @Inject
    TakeSnapshot takeSnapshot;

    @GET
    @RolesAllowed("SERVICE")
    @RequiresScope("inventory:read")
    @Operation(operationId = "snapshotAvailability", summary = "Availability of performances")
    @APIResponse(responseCode = "200", description = "One page; next is absent on the last")
    public SnapshotPage availability(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit) {
        return takeSnapshot.page(after, limit);
    }
}
