package io.eventify.event.programme;

import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One list of prices. */
@Path("/pricing-schemes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Prices")
@SecurityRequirement(name = "bearer")
public class PricingSchemesResource {
    @Inject
    FindPricing findPricing;

    @Inject
    ChangePricing changePricing;

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "findPricing",
            summary = "Several lists of prices",
            description = "Those that do not exist, or whose event the caller may not see, are left out.")
    @APIResponse(responseCode = "200", description = "The lists of prices, in any order")
    public List<PricingView> some(
            @Parameter(description = "Repeated; a hundred at most") @QueryParam("id") @NotNull @Size(min = 1, max = 100)
                    List<UUID> ids) {
        return findPricing.some(ids);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getPricing", summary = "A list of prices")
    @APIResponseSchema(value = PricingView.class, responseCode = "200", responseDescription = "The list of prices")
    @APIResponse(responseCode = "404", description = "pricing_scheme_not_found, event_not_found")
    public Response get(@PathParam("id") UUID id) {
        return answer(findPricing.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "changePricing", summary = "Change prices; orders keep theirs, carts are asked to check")
    @APIResponseSchema(
            value = PricingView.class,
            responseCode = "200",
            responseDescription = "The list of prices as it is now")
    @APIResponse(responseCode = "412", description = "precondition_failed: changed since it was read")
    @APIResponse(responseCode = "422", description = "as when it is defined, and seat_class_without_price")
    @APIResponse(responseCode = "428", description = "precondition_required: no If-Match")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PricingRequest request) {
        return answer(changePricing.change(id, ifMatch, request));
    }

    private static Response answer(PricingView view) {
        return Response.ok(view).tag(Versions.of(view.version())).build();
    }
}
