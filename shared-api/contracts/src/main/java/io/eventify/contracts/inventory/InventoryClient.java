package io.eventify.contracts.inventory;

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

/**
 * Holds, as reservation and order use them. Scope {@code inventory:hold} on all, {@code inventory:read} on the read. Every call may be repeated
 * with the same result. Errors: 404 {@code hold_not_found}, 409 {@code seats_unavailable} (details name the places), 410 {@code hold_lapsed},
 * 422 {@code customer_limit_exceeded}, {@code sales_not_open}.
 */
@RegisterRestClient(configKey = "inventory")
@Path("/api/inventory/holds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface InventoryClient {

    /** Holds places; the same key gives the same hold. */
    @POST
    HoldView hold(@HeaderParam("Idempotency-Key") String key, HoldSeatsRequest request);

    @GET
    @Path("{holdId}")
    HoldView get(@PathParam("holdId") UUID holdId);

    /** Gives all places back; repeatable; a firm or committed hold is refused with 409 {@code hold_in_checkout}. */
    @POST
    @Path("{holdId}/release")
    void release(@PathParam("holdId") UUID holdId);

    /**
     * Lets a hold that has not lapsed live until so many seconds from now, never shorter than before; within sixty minutes of its making. Refused with 410
     * {@code hold_lapsed} when it is too late, 409 {@code hold_in_checkout} when it is firm or committed.
     */
    @POST
    @Path("{holdId}/extend")
    HoldView extend(@PathParam("holdId") UUID holdId, ExtendHoldRequest request);

    /** Makes the hold firm in an LRA: it no longer lapses by itself; the LRA's end decides. */
    @POST
    @Path("{holdId}/firm")
    HoldView firm(@PathParam("holdId") UUID holdId, @HeaderParam("Long-Running-Action") String lra);

    /** Takes the same places of a lapsed or released hold again if all are free, and makes it firm in a new LRA. */
    @POST
    @Path("{holdId}/retake")
    HoldView retake(@PathParam("holdId") UUID holdId, @HeaderParam("Long-Running-Action") String lra);

    /** The places are sold: the last step before money is taken. Only a firm hold. */
    @POST
    @Path("{holdId}/commit")
    HoldView commit(@PathParam("holdId") UUID holdId, @HeaderParam("Long-Running-Action") String lra);

    /** Returns sold places after a cancellation; the key makes it once only. */
    @POST
    @Path("{holdId}/give-back")
    void giveBack(
            @PathParam("holdId") UUID holdId, @HeaderParam("Idempotency-Key") String key, GiveBackRequest request);
}
