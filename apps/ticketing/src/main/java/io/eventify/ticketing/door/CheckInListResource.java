package io.eventify.ticketing.door;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The list that scanners download. */
@Path("/performances")
@RequestScoped
@RolesAllowed({"CHECKIN", "ORGANIZER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
@SecurityRequirement(name = "bearer")
public class CheckInListResource {

    @Inject
    DoorKeeper keeper;

    @Inject
    CheckInList checkInList;

    @GET
    @Path("{performanceId}/check-in-list")
    @Operation(
            operationId = "getCheckInList",
            summary = "The list for scanners",
            description = "In parts; with public keys and the time until which it may be used without contact.")
    @APIResponse(responseCode = "200", description = "A part of the list")
    public CheckInList.Part list(
            @PathParam("performanceId") UUID performanceId,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(5000) int limit) {
        return checkInList.of(performanceId, keeper.who(), after, limit);
    }
}
