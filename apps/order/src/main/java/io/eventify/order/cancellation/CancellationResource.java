package io.eventify.order.cancellation;

import io.eventify.contracts.Page;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.steps.StepsWorker;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cancelling orders, and the refunds that need a person. */
@Path("/orders")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@SecurityRequirement(name = "bearer")
public class CancellationResource {
    @Inject
    OpenCancellation openCancellation;

    @Inject
    StepsWorker worker;

    @Inject
    ReadCancellations cancellations;

    @Inject
    RetryRefund retryRefund;

    @Inject
    Caller caller;

    @Inject
    RequestKey key;

    @POST
    @Path("{orderId}/cancel")
    @RolesAllowed({"CUSTOMER", "SUPPORT", "ADMIN"})
    @Idempotent
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancels an order, whole or by line; what was paid comes back as the policy says")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "The same key cancels once")
    @APIResponseSchema(
            value = CancellationResponse.class,
            responseCode = "202",
            responseDescription = "Set in motion, with the refund that will be made")
    @APIResponse(responseCode = "404", description = "order_not_found, line_not_found")
    @APIResponse(responseCode = "409", description = "ticket_already_used, already_cancelled, order_in_progress")
    @APIResponse(responseCode = "422", description = "cancellation_not_allowed (details: until), reason_required")
    public Response cancel(@PathParam("orderId") UUID orderId, @Valid @Nullable CancelOrderRequest request) {
        UUID cancellationId = key.derivedId("cancellation");
        OpenCancellation.Opened opened = openCancellation.by(
                person(), orderId, cancellationId, request == null ? CancelOrderRequest.WHOLE : request);
        if (opened.step() != null) {
            worker.runNow(opened.step());
        }
        if (opened.id() == null) {
            return Response.accepted(cancellations.unpaid(orderId)).build();
        }
        ReadCancellations.Outcome outcome = cancellations.outcome(opened.id());
        outcome.refusal().ifPresent(code -> {
            throw new CallRefusedException(409, code, List.of());
        });
        return Response.accepted(outcome.response()).build();
    }

    @GET
    @Path("refund-queue")
    @RolesAllowed({"SUPPORT", "ADMIN"})
    @Operation(operationId = "refundQueue", summary = "Refunds that failed, oldest first")
    public Page<FailedRefundView> queue(@BeanParam @Valid Paging paging) {
        return cancellations.queue(paging.page, paging.size, paging.offset());
    }

    @POST
    @Path("refund-queue/{cancellationId}/retry")
    @RolesAllowed({"SUPPORT", "ADMIN"})
    @Operation(operationId = "retryRefund", summary = "Tries a failed refund once more; it is never made twice")
    @APIResponseSchema(
            value = CancellationResponse.class,
            responseCode = "202",
            responseDescription = "It is being tried")
    @APIResponse(responseCode = "404", description = "refund_not_found")
    @APIResponse(responseCode = "409", description = "refund_not_failed")
    public Response retry(@PathParam("cancellationId") UUID cancellationId) {
        return Response.accepted(retryRefund.of(cancellationId, caller.id(), caller.client()))
                .build();
    }

    private OpenCancellation.Person person() {
        return new OpenCancellation.Person(caller.id(), caller.client(), caller.hasRole("SUPPORT") || caller.isAdmin());
    }
}
