package io.eventify.ticketing.issue;

import io.eventify.platform.lra.CallbackAnswers;
import io.eventify.platform.lra.Participations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.lra.annotation.Compensate;
import org.eclipse.microprofile.lra.annotation.Complete;
import org.eclipse.microprofile.lra.annotation.Status;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The coordinator's callbacks for tickets. */
@Path("/lra/tickets")
@ApplicationScoped
@RolesAllowed("LRA")
@Tag(name = "Saga")
public class TicketsParticipant {

    @Inject
    EndIssue endIssue;

    @Inject
    Participations participations;

    @PUT
    @Path("compensate")
    @Compensate
    @Operation(operationId = "compensateTickets", summary = "Revoke the tickets of a cancelled saga")
    public Response compensate(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        endIssue.badly(lra);
        return CallbackAnswers.compensated();
    }

    @PUT
    @Path("complete")
    @Complete
    @Operation(operationId = "completeTickets", summary = "Make the tickets of a saga valid")
    public Response complete(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        endIssue.well(lra);
        return CallbackAnswers.completed();
    }

    @GET
    @Path("status")
    @Status
    @Transactional
    @Operation(operationId = "getTicketSagaStatus", summary = "How the saga ended here")
    public Response status(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        return CallbackAnswers.status(participations.outcome(lra, IssueTickets.PARTICIPANT));
    }
}
