package io.eventify.ticketing.transfer;

import io.eventify.platform.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Offering a ticket to somebody else. Not idempotent by key: the code is secret and must not be stored with an answer; a new offer ends an earlier one. */
@Path("/tickets")
@RequestScoped
@RolesAllowed("CUSTOMER")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
@SecurityRequirement(name = "bearer")
public class TransferResource {

    @Inject
    Caller caller;

    @Inject
    OfferTransfer offerTransfer;

    @POST
    @Path("{ticketId}/transfer")
    @Operation(
            operationId = "offerTicket",
            summary = "Offer a ticket to whoever has the code",
            description =
                    "The ticket stays with its owner until the offer is accepted. A new offer ends an earlier one.")
    @APIResponseSchema(
            value = OfferTransfer.Offer.class,
            responseCode = "201",
            responseDescription = "The code, shown once, and until when it is good")
    @APIResponse(responseCode = "409", description = "ticket_not_valid, ticket_already_used, transfer_too_late")
    @APIResponse(responseCode = "422", description = "transfer_not_allowed")
    public Response offer(@PathParam("ticketId") UUID ticketId) {
        return Response.status(Response.Status.CREATED)
                .entity(offerTransfer.of(ticketId, caller.id()))
                .build();
    }
}
