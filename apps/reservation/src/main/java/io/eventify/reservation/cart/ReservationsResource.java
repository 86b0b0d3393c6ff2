package io.eventify.reservation.cart;

import io.eventify.contracts.Page;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequiresIdempotencyKey;
import io.eventify.platform.identity.RequiresScope;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carts. */
@Path("/reservations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
@Tag(name = "Reservations")
@SecurityRequirement(name = "bearer")
public class ReservationsResource {
    @Inject
    StartReservation startReservation;

    @Inject
    FindReservation findReservation;

    @Inject
    AddItems addItems;

    @Inject
    RemoveItem removeItem;

    @Inject
    ExtendReservation extendReservation;

    @Inject
    ConfirmReservation confirmReservation;

    @Inject
    RedeemCoupon redeemCoupon;

    @Inject
    CancelReservation cancelReservation;

    @Inject
    CheckOutReservation checkOutReservation;

    @POST
    @Idempotent
    @RequiresIdempotencyKey
    @Operation(operationId = "startReservation", summary = "Start a cart")
    @APIResponseSchema(
            value = ReservationView.class,
            responseCode = "201",
            responseDescription = "Started; Location names it")
    @APIResponse(responseCode = "422", description = "unknown_performance, sales_not_open, idempotency_key_reused")
    public Response start(
            @RequestBody(required = false, description = "may be absent") @Valid @Nullable
                    StartReservationRequest request) {
        ReservationView view =
                startReservation.start(request == null ? new StartReservationRequest(null, null) : request);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/reservations/" + view.reservationId())
                .entity(view)
                .build();
    }

    @GET
    @Operation(operationId = "listReservations", summary = "The caller's own carts, the newest first")
    @APIResponse(responseCode = "200", description = "One page, also of carts past their time")
    public Page<ReservationView> mine(@BeanParam @Valid Paging paging) {
        return findReservation.mine(paging.page, paging.size);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"CUSTOMER", "SERVICE"})
    @RequiresScope("reservation:read")
    @Operation(operationId = "getReservation", summary = "A cart; the own, or any for a service with the scope")
    @APIResponse(responseCode = "200", description = "The cart; also past its time, then with status expired")
    @APIResponse(responseCode = "404", description = "reservation_not_found: none, or another customer's")
    public ReservationView get(@PathParam("id") UUID id) {
        return findReservation.find(id);
    }

    @POST
    @Path("{id}/items")
    @Idempotent
    @Operation(operationId = "addItems", summary = "Hold places and put them into the cart, all or nothing")
    @APIResponse(responseCode = "200", description = "The cart as it is now")
    @APIResponse(
            responseCode = "409",
            description = "seats_unavailable (details name the places), reservation_not_pending")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    @APIResponse(
            responseCode = "422",
            description =
                    "nothing_chosen, duplicate_place, performance_required, other_performance, unknown_performance, sales_not_open, "
                            + "customer_limit_exceeded, unknown_price_category, price_category_mismatch, price_changed, reservation_full")
    @APIResponse(
            responseCode = "503",
            description = "inventory_unavailable: the cart stays, try again after Retry-After")
    public ReservationView add(@PathParam("id") UUID id, @Valid @NotNull AddItemsRequest request) {
        return addItems.add(id, request);
    }

    @DELETE
    @Path("{id}/items/{itemId}")
    @Operation(
            operationId = "removeItem",
            summary = "Take a line out of the cart, with all lines that were added together with it")
    @APIResponse(responseCode = "200", description = "The cart as it is now")
    @APIResponse(responseCode = "404", description = "reservation_not_found, item_not_found")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    public ReservationView remove(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId) {
        return removeItem.remove(id, itemId);
    }

    @POST
    @Path("{id}/extend")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "extendReservation", summary = "More time, once")
    @APIResponse(responseCode = "200", description = "The cart with its new time")
    @APIResponse(
            responseCode = "409",
            description = "reservation_already_extended, extension_not_possible, reservation_in_checkout")
    @APIResponse(responseCode = "410", description = "reservation_expired, hold_lapsed")
    @APIResponse(responseCode = "503", description = "inventory_unavailable")
    public ReservationView extend(@PathParam("id") UUID id) {
        return extendReservation.extend(id);
    }

    @POST
    @Path("{id}/confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "confirmReservation",
            summary = "Check the prices and freeze the lines; the time still runs")
    @APIResponse(responseCode = "200", description = "The confirmed cart")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    @APIResponse(responseCode = "422", description = "reservation_empty, price_changed, performance_cancelled")
    public ReservationView confirm(@PathParam("id") UUID id) {
        return confirmReservation.confirm(id);
    }

    @POST
    @Path("{id}/coupon")
    @Operation(operationId = "redeemCoupon", summary = "Redeem a coupon; no coupons are given out yet")
    @APIResponse(responseCode = "200", description = "The cart with its reduction")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    @APIResponse(responseCode = "422", description = "coupon_unknown")
    public ReservationView coupon(@PathParam("id") UUID id, @Valid @NotNull CouponRequest request) {
        return redeemCoupon.redeem(id, request);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "cancelReservation", summary = "Give the cart up; its places return to sale")
    @APIResponse(responseCode = "204", description = "Cancelled, now or before")
    @APIResponse(responseCode = "409", description = "reservation_in_checkout, reservation_not_pending")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    public void cancel(@PathParam("id") UUID id) {
        cancelReservation.cancel(id);
    }

    @POST
    @Path("{id}/checkout")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("SERVICE")
    @RequiresScope("reservation:confirm")
    @Operation(
            operationId = "checkOutReservation",
            summary = "An order takes the cart over, inside its long-running action")
    @APIResponse(responseCode = "200", description = "The frozen cart")
    @APIResponse(responseCode = "409", description = "reservation_not_pending, lra_ended")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    @APIResponse(responseCode = "422", description = "reservation_empty, price_changed, performance_cancelled")
    public ReservationView checkOut(
            @PathParam("id") UUID id, @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) @Nullable URI lra) {
        if (lra == null) {
            throw new LraRequiredException();
        }
        return checkOutReservation.checkOut(id, lra);
    }
}
