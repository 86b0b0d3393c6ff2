package io.eventify.ticketing.door;

import io.eventify.contracts.Page;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's doors: which there are, how many have come, who a guest without a code is. */
@Path("/check-ins/performances")
@RequestScoped
@RolesAllowed({"CHECKIN", "ORGANIZER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
@SecurityRequirement(name = "bearer")
public class DoorsResource {

    private static final int SHORTEST = 2;

    /** Guests found, twenty at most. */
    public record GuestList(List<Guests.Guest> guests) {}

    @Inject
    DoorKeeper keeper;

    @Inject
    Doors doors;

    @Inject
    Guests guests;

    @GET
    @Operation(
            operationId = "listDoors",
            summary = "The caller's doors",
            description = "Performances to which the caller may admit and whose doors have not closed, the next first.")
    @APIResponse(responseCode = "200", description = "A page of them, without counts")
    public Page<Doors.DoorView> mine(@BeanParam @Valid Paging paging) {
        return doors.of(keeper.who(), paging);
    }

    @GET
    @Path("{performanceId}")
    @Operation(operationId = "getDoor", summary = "A door with its counts")
    @APIResponse(responseCode = "200", description = "The performance, and how many have come")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Doors.DoorView one(@PathParam("performanceId") UUID performanceId) {
        return doors.one(performanceId, keeper.who());
    }

    @GET
    @Path("{performanceId}/guests")
    @Operation(
            operationId = "findGuests",
            summary = "Find a guest without a code",
            description =
                    "Every word must stand in the holder's name, the order's number or the place, whatever its case and accents.")
    @APIResponse(responseCode = "200", description = "Twenty at most, by name")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public GuestList find(
            @PathParam("performanceId") UUID performanceId,
            @Parameter(description = "Words of the name, the order's number or the place")
                    @QueryParam("query")
                    @NotNull
                    @NotBlank
                    @Size(min = SHORTEST, max = 100)
                    String query) {
        return new GuestList(guests.find(performanceId, keeper.who(), query));
    }
}
