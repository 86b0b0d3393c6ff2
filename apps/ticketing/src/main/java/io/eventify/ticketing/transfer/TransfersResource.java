package io.eventify.ticketing.transfer;

import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Taking over a ticket. */
@Path("/transfers")
@RequestScoped
@RolesAllowed("CUSTOMER")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
@SecurityRequirement(name = "bearer")
public class TransfersResource {

    /** The ticket that is the caller's now. */
    public record AcceptedTransfer(UUID ticketId) {}

    @Inject
    Caller caller;

    @Inject
    AcceptTransfer acceptTransfer;

    @POST
    @Path("{code}/accept")
    @Idempotent
    @Operation(
            operationId = "acceptTransfer",
            summary = "Take over a ticket",
            description = "The ticket gets a new code; the old one no longer admits.")
    @APIResponse(responseCode = "200", description = "The ticket")
    @APIResponse(responseCode = "404", description = "transfer_not_found")
    @APIResponse(responseCode = "409", description = "transfer_to_self, ticket_not_valid, ticket_already_used")
    @APIResponse(responseCode = "410", description = "transfer_expired: run out, withdrawn or accepted before")
    public AcceptedTransfer accept(@PathParam("code") @Size(max = 100) String code) {
        return new AcceptedTransfer(acceptTransfer.of(code, caller.id(), caller.fullName()));
    }
}
