package io.eventify.payment.saga;

import io.eventify.payment.ledger.Participant;
import io.eventify.payment.work.PspWorker;
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
import java.util.Optional;
import org.eclipse.microprofile.lra.annotation.Compensate;
import org.eclipse.microprofile.lra.annotation.Complete;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.eclipse.microprofile.lra.annotation.Status;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The coordinator's callbacks for payments. */
@Path("/lra/payment")
@ApplicationScoped
@RolesAllowed("LRA")
@Tag(name = "Saga")
public class PaymentParticipant {

    @Inject
    CompensatePayment compensatePayment;

    @Inject
    CompensationProgress progress;

    @Inject
    Participations participations;

    @Inject
    PspWorker worker;

    @PUT
    @Path("compensate")
    @Compensate
    @Operation(operationId = "compensatePayment", summary = "Undo the payment of a cancelled saga")
    public Response compensate(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        compensatePayment.of(lra);
        worker.wakeUp();
        return answer(progress.of(lra));
    }

    @PUT
    @Path("complete")
    @Complete
    @Transactional
    @Operation(operationId = "completePayment", summary = "The saga ended well")
    public Response complete(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        participations.completeOnce(lra, Participant.NAME);
        return CallbackAnswers.completed();
    }

    @GET
    @Path("status")
    @Status
    @Operation(operationId = "getPaymentSagaStatus", summary = "How far the payment's part of a saga is")
    public Response status(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
        Optional<ParticipantStatus> status = progress.of(lra);
        return status.filter(ParticipantStatus.FailedToCompensate::equals).isPresent()
                ? CallbackAnswers.status(status)
                : answer(status);
    }

    private static Response answer(Optional<ParticipantStatus> status) {
        if (status.filter(ParticipantStatus.Compensating::equals).isPresent()) {
            return CallbackAnswers.accepted();
        }
        if (status.filter(ParticipantStatus.FailedToCompensate::equals).isPresent()) {
            return CallbackAnswers.failed(ParticipantStatus.FailedToCompensate);
        }
        return CallbackAnswers.status(status);
    }
}
