package io.eventify.event.programme;

import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lists of prices of an event. */
@Path("/events/{eventId}/pricing-schemes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Prices")
@SecurityRequirement(name = "bearer")
public class EventPricingResource {
    @Inject
    DefinePricing definePricing;

    @Inject
    FindPricing findPricing;

    @POST
    @Idempotent
    @Operation(operationId = "definePricing", summary = "Add a list of prices")
    @APIResponseSchema(value = PricingView.class, responseCode = "201", responseDescription = "Defined")
    @APIResponse(responseCode = "409", description = "event_status_conflict: the event is over")
    @APIResponse(
            responseCode = "422",
            description =
                    "unknown_currency, currency_mismatch, negative_price, duplicate_price_category, too_many_pricing_schemes")
    public Response define(@PathParam("eventId") UUID eventId, @Valid @NotNull PricingRequest request) {
        PricingView view = definePricing.define(eventId, request);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/pricing-schemes/" + view.pricingSchemeId())
                .entity(view)
                .tag(Versions.of(view.version()))
                .build();
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "listPricing", summary = "All lists of prices of an event, fifty at most")
    @APIResponse(responseCode = "200", description = "The lists of prices")
    @APIResponse(responseCode = "404", description = "event_not_found")
    public List<PricingView> list(@PathParam("eventId") UUID eventId) {
        return findPricing.of(eventId);
    }
}
