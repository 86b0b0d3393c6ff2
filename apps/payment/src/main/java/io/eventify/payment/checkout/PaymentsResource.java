package io.eventify.payment.checkout;

import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.payment.RefundView;
import io.eventify.payment.ledger.Participant;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.psp.StripeAmounts;
import io.eventify.payment.work.DoPspWork;
import io.eventify.payment.work.PspWorker;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.idempotency.RequiresIdempotencyKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.identity.RequiresScope;
import io.eventify.platform.lra.Lras;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments of orders. Each POST writes down what is wanted, does it at the provider, and answers with the payment as it then is. */
@Path("/payments")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
@SecurityRequirement(name = "bearer")
public class PaymentsResource {

    @Inject
    Caller caller;

    @Inject
    RequestKey requestKey;

    @Inject
    Lras lras;

    @Inject
    CreateIntent createIntent;

    @Inject
    CapturePayment capturePayment;

    @Inject
    ReleasePayment releasePayment;

    @Inject
    RefundPayment refundPayment;

    @Inject
    ReadPayment readPayment;

    @Inject
    PaymentViews views;

    @Inject
    DoPspWork doWork;

    @Inject
    PspWorker worker;

    @POST
    @Path("intents")
    @RolesAllowed("SERVICE")
    @RequiresScope("order:write")
    @Idempotent
    @RequiresIdempotencyKey
    @Operation(
            operationId = "createPaymentIntent",
            summary = "Make the payment of an order",
            description = "Authorise first, capture later. An order has one payment; asking again gives the same. "
                    + "Status processing without a client secret: the provider has not answered yet.")
    @APIResponseSchema(value = PaymentView.class, responseCode = "201", responseDescription = "The payment")
    @APIResponse(responseCode = "409", description = "lra_ended")
    @APIResponse(responseCode = "422", description = "amount_not_chargeable, payment_differs, payment_refused")
    public Response create(
            @NotNull @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra, @NotNull @Valid CreateIntentRequest request) {
        StripeAmounts.of(request.amount());
        lras.join(lra, Participant.NAME, Duration.ZERO);
        Asked asked = createIntent.of(requestKey.derivedId("payment"), request, lra);
        asked.work().ifPresent(doWork::run);
        ReadPayment.Reading reading = readPayment.of(asked.paymentId());
        Payment payment = reading.payment();
        if (payment.state() == Payment.State.FAILED && payment.intentId() == null) {
            throw new PaymentRefusedException(String.valueOf(payment.failureReason()));
        }
        return Response.created(URI.create("payments/" + payment.id()))
                .entity(views.forPayer(reading))
                .build();
    }

    @GET
    @Path("{paymentId}")
    @RolesAllowed({"CUSTOMER", "SUPPORT", "ADMIN", "SERVICE"})
    @RequiresScope("order:write")
    @Operation(
            operationId = "getPayment",
            summary = "A payment",
            description =
                    "For its owner, support and the order context. The client secret is shown to who can pay, while it can be paid.")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "404", description = "payment_not_found, also for a payment of somebody else")
    public PaymentView get(@PathParam("paymentId") UUID paymentId) {
        ReadPayment.Reading reading = readPayment.of(paymentId);
        if (caller.isServiceWith("order:write")
                || caller.id().equals(reading.payment().customerId())) {
            return views.forPayer(reading);
        }
        if (caller.hasRole("SUPPORT") || caller.isAdmin()) {
            return views.forReader(reading);
        }
        throw new NotFoundException("payment");
    }

    @POST
    @Path("{paymentId}/capture")
    @RolesAllowed("SERVICE")
    @RequiresScope("payment:capture")
    @Idempotent
    @Operation(
            operationId = "capturePayment",
            summary = "Take the authorised money",
            description = "The saga's pivot. With another LRA than before the payment joins it.")
    @APIResponse(
            responseCode = "200",
            description = "The payment: captured, or processing while the provider has not answered")
    @APIResponse(responseCode = "409", description = "payment_not_capturable, capture_refused, lra_ended")
    public PaymentView capture(
            @PathParam("paymentId") UUID paymentId, @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) @Nullable URI lra) {
        Payment before = readPayment.of(paymentId).payment();
        if (lra != null && !lra.equals(before.lra())) {
            lras.join(lra, Participant.NAME, Duration.ZERO);
        }
        Asked asked = capturePayment.of(paymentId, lra);
        asked.work().ifPresent(doWork::run);
        PaymentView view = views.forReader(readPayment.of(paymentId));
        if (view.captured().isZero() && !view.status().equals("processing")) {
            throw new CaptureRefusedException();
        }
        return view;
    }

    @POST
    @Path("{paymentId}/refunds")
    @RolesAllowed({"SERVICE", "ADMIN"})
    @RequiresScope("payment:refund")
    @Idempotent
    @RequiresIdempotencyKey
    @Operation(
            operationId = "refundPayment",
            summary = "Give money back",
            description =
                    "Never more than was captured and has not gone back. A refund that the provider lets fail is tried again by itself; "
                            + "asking for the same refundId with another key has that done at once, and never makes a second refund.")
    @APIResponseSchema(value = RefundView.class, responseCode = "201", responseDescription = "The refund")
    @APIResponse(responseCode = "422", description = "refund_exceeds_balance, refund_differs, amount_not_chargeable")
    public Response refund(@PathParam("paymentId") UUID paymentId, @NotNull @Valid RefundRequest request) {
        UUID refundId = Objects.requireNonNullElseGet(request.refundId(), () -> requestKey.derivedId("refund"));
        refundPayment.of(paymentId, refundId, request).ifPresent(doWork::run);
        RefundView refund = readPayment.of(paymentId).payment().refunds().stream()
                .filter(r -> r.id().equals(refundId))
                .findFirst()
                .map(PaymentViews::refund)
                .orElseThrow();
        return Response.status(Response.Status.CREATED).entity(refund).build();
    }

    @POST
    @Path("{paymentId}/release")
    @RolesAllowed("SERVICE")
    @RequiresScope("payment:capture")
    @Operation(
            operationId = "releasePayment",
            summary = "Let go of all money",
            description = "Voids an authorisation or refunds what was captured, whichever holds. Repeatable.")
    @APIResponse(responseCode = "200", description = "The payment")
    public PaymentView release(@PathParam("paymentId") UUID paymentId) {
        Asked asked = releasePayment.of(paymentId);
        asked.work().ifPresent(doWork::run);
        worker.wakeUp();
        return views.forReader(readPayment.of(paymentId));
    }
}
