package io.eventify.ticketing.attendees;

import io.eventify.platform.identity.Caller;
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

/** Who comes to a performance. */
@Path("/performances/{performanceId}/attendees")
@RequestScoped
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attendees")
@SecurityRequirement(name = "bearer")
public class AttendeesResource {

    @Inject
    Caller caller;

    @Inject
    AttendeeList attendees;

    @GET
    @Operation(
            operationId = "listAttendees",
            summary = "The tickets of a performance, for its organisation",
            description = "In parts, by owners and managers of the organisation; without what admits.")
    @APIResponse(responseCode = "200", description = "A part of the list")
    @APIResponse(responseCode = "403", description = "forbidden: another organisation's performance")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public AttendeeList.Part list(
            @PathParam("performanceId") UUID performanceId,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(5000) int limit) {
        return attendees.of(performanceId, caller.id(), caller.isAdmin(), after, limit);
    }
}
