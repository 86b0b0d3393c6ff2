package io.eventify.contracts.payment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Payments, as the order context uses them. Every call may be repeated with the same result. */
@RegisterRestClient(configKey = "payment")
@Path("/api/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PaymentClient {

    /** Makes the PaymentIntent (manual capture) in an LRA. Scope {@code order:write}. */
    @POST
    @Path("intents")
    PaymentView createIntent(
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("Long-Running-Action") String lra,
            CreateIntentRequest request);

    @GET
    @Path("{paymentId}")
    PaymentView get(@PathParam("paymentId") UUID paymentId);

    /**
     * Takes the authorised money: the saga's pivot. Scope {@code payment:capture}. Answers the payment as it now is: {@code captured}, or
     * {@code processing} when the provider did not answer (the webhook or the reconciliation decides).
     * With a new LRA (a late payment honoured) the payment joins it.
     */
    @POST
    @Path("{paymentId}/capture")
    PaymentView capture(@PathParam("paymentId") UUID paymentId, @HeaderParam("Long-Running-Action") String lra);

    /**
     * Gives part or all back. Scope {@code payment:refund}. The refund's id makes it once only, the key each asking: a refund that failed is tried again by payment
     * itself, and at once when it is asked for with another key.
     */
    @POST
    @Path("{paymentId}/refunds")
    RefundView refund(
            @PathParam("paymentId") UUID paymentId, @HeaderParam("Idempotency-Key") String key, RefundRequest request);

    /** Lets go of all money: voids an authorisation or refunds what was captured, whichever holds; for late payments that cannot be honoured. */
    @POST
    @Path("{paymentId}/release")
    PaymentView release(@PathParam("paymentId") UUID paymentId);
}
