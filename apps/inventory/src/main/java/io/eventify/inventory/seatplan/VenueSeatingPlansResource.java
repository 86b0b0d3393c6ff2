package io.eventify.inventory.seatplan;

import io.eventify.contracts.Page;
import io.eventify.inventory.Memberships;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.MaxBody;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seating plans of a venue. */
@Path("venues/{venueId}/seating-plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@RequestScoped
@Tag(name = "Seating plans")
@SecurityRequirement(name = "bearer")
public class VenueSeatingPlansResource {
    private static final long LARGEST_PLAN_BYTES = 8 * 1024 * 1024;

    @Inject
    DefineSeatingPlan defineSeatingPlan;

    @Inject
    DefinedPlans definedPlans;

    @Inject
    Memberships memberships;

    @Inject
    RequestKey requestKey;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "listSeatingPlans",
            summary = "List the seating plans of a venue",
            description = "Without their places, the newest first; for owners and managers of its organisation.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "venue_not_found")
    public Page<SeatingPlanListed> list(@PathParam("venueId") UUID venueId, @BeanParam @Valid Paging paging) {
        memberships.requireManager(caller, definedPlans.organisationOfVenue(venueId));
        return new Page<>(
                paging.page,
                paging.size,
                definedPlans.countOf(venueId),
                definedPlans.of(venueId, paging.offset(), paging.size));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @MaxBody(bytes = LARGEST_PLAN_BYTES)
    @Operation(
            operationId = "defineSeatingPlan",
            summary = "Define a seating plan",
            description =
                    "Sections with rows and seats, and zones, with their layout. Publishes seating-plan.defined. A plan is never changed afterwards. As CSV: columns section,row,number,x,y,class,accessible and optionally companion,position; UTF-8; at most 8 MiB and 40,000 seats.")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "The plan's name; required with CSV, which has no place for it",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SeatingPlanRequest.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponseSchema(
            value = SeatingPlanSummary.class,
            responseCode = "201",
            responseDescription = "Defined; Location names it")
    @APIResponse(responseCode = "422", description = "seating_plan_invalid: details name the seats, or line and column")
    public Response define(@PathParam("venueId") UUID venueId, @NotNull @Valid SeatingPlanRequest request) {
        return define(venueId, PlanJson.draft(request));
    }

    @POST
    @Consumes("text/csv")
    @Idempotent
    @MaxBody(bytes = LARGEST_PLAN_BYTES)
    @Operation(hidden = true, summary = "The same from CSV")
    public Response defineFromCsv(
            @PathParam("venueId") UUID venueId,
            @QueryParam("name") @NotBlank @Size(max = 100) String name,
            InputStream body)
            throws IOException {
        String csv = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return define(venueId, new SeatingPlanDraft(name, SeatCsv.read(csv), List.of()));
    }

    private Response define(UUID venueId, SeatingPlanDraft draft) {
        SeatingPlanSummary plan =
                defineSeatingPlan.define(requestKey.derivedId("seating-plan"), venueId, draft, caller);
        return Response.created(URI.create("seating-plans/" + plan.seatingPlanId()))
                .entity(plan)
                .build();
    }
}
