package io.eventify.ticketing.issue;

import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.identity.RequiresScope;
import io.eventify.platform.lra.Lras;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the order context asks of tickets. */
@Path("/tickets")
@RequestScoped
@RolesAllowed("SERVICE")
@RequiresScope("ticket:issue")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
@SecurityRequirement(name = "bearer")
public class IssueResource {

    @Inject
    Lras lras;

    @Inject
    IssueTickets issueTickets;

    @Inject
    RevokeTickets revokeTickets;

    @POST
    @Path("issue")
    @Idempotent
    @Operation(
            operationId = "issueTickets",
            summary = "Issue the tickets of an order",
            description = "They become valid when the saga closes, and are revoked when it is cancelled. Repeatable.")
    @APIResponse(responseCode = "200", description = "The tickets")
    @APIResponse(responseCode = "409", description = "lra_ended, performance_cancelled, tickets_differ")
    public IssuedTickets issue(
            @NotNull @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra, @NotNull @Valid IssueTicketsRequest request) {
        lras.join(lra, IssueTickets.PARTICIPANT, Duration.ZERO);
        return switch (issueTickets.of(lra, request)) {
            case IssueTickets.Outcome.Issued issued -> issued.tickets();
            case IssueTickets.Outcome.Refused() -> throw new PerformanceCancelledException();
        };
    }

    @POST
    @Path("revoke")
    @Idempotent
    @Operation(
            operationId = "revokeTickets",
            summary = "Revoke tickets of an order",
            description = "All of them or none. Repeatable.")
    @APIResponse(responseCode = "200", description = "The tickets")
    @APIResponse(responseCode = "404", description = "ticket_not_found: a line has no ticket")
    @APIResponse(responseCode = "409", description = "ticket_already_used")
    public IssuedTickets revoke(@NotNull @Valid RevokeTicketsRequest request) {
        return revokeTickets.of(request);
    }
}
