package io.eventify.reservation.cart;

import io.eventify.platform.lra.CallbackAnswers;
import io.eventify.platform.lra.Participations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** What the coordinator tells about the end of an order's saga. */
@Path("/lra/reservation")
@ApplicationScoped
@RolesAllowed("LRA")
public class ReservationParticipant {
    @Inject
    FulfilReservation fulfilReservation;

    @Inject
    UndoCheckout undoCheckout;

    @Inject
    Participations participations;

    @PUT
    @Path("complete")
    @Complete
    @Operation(hidden = true)
    public Response complete(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        fulfilReservation.of(lra);
        return CallbackAnswers.completed();
    }

    @PUT
    @Path("compensate")
    @Compensate
    @Operation(hidden = true)
    public Response compensate(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        undoCheckout.of(lra);
        return CallbackAnswers.compensated();
    }

    @GET
    @Path("status")
    @Status
    @Operation(hidden = true)
    public Response status(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        return CallbackAnswers.status(participations.outcome(lra, FreezeForOrder.PARTICIPANT));
    }
}
