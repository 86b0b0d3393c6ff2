package io.eventify.inventory.seatplan;

import io.eventify.inventory.Memberships;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seating plans. */
@Path("seating-plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@RequestScoped
@Tag(name = "Seating plans")
@SecurityRequirement(name = "bearer")
public class SeatingPlansResource {

    @Inject
    SeatingPlans plans;

    @Inject
    Memberships memberships;

    @Inject
    Caller caller;

    @GET
    @Path("{seatingPlanId}")
    @Operation(
            operationId = "getSeatingPlan",
            summary = "Read a seating plan",
            description = "With the layout of every seat and zone. Never changes, so the ETag is its id.")
    @APIResponseSchema(value = SeatingPlanView.class, responseCode = "200", responseDescription = "The plan")
    @APIResponse(responseCode = "304", description = "Known already")
    @APIResponse(responseCode = "404", description = "seating_plan_not_found")
    public Response get(@PathParam("seatingPlanId") UUID seatingPlanId, @Context Request request) {
        SeatingPlan plan = plans.get(seatingPlanId);
        memberships.requireManager(caller, plan.organisationId());
        EntityTag tag = new EntityTag(plan.id().toString());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return known != null
                ? known.build()
                : Response.ok(PlanJson.view(plan)).tag(tag).build();
    }
}
