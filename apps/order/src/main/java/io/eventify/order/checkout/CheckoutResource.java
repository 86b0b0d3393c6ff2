package io.eventify.order.checkout;

import io.eventify.order.Languages;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.idempotency.RequiresIdempotencyKey;
import io.eventify.platform.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/** Where a cart becomes an order. */
@Path("/orders")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@SecurityRequirement(name = "bearer")
public class CheckoutResource {
    @Inject
    PlaceOrder placeOrder;

    @Inject
    Caller caller;

    @Inject
    RequestKey key;

    @Context
    HttpHeaders headers;

    @POST
    @RolesAllowed("CUSTOMER")
    @Idempotent
    @RequiresIdempotencyKey
    @Operation(
            operationId = "placeOrder",
            summary = "Orders a cart: freezes it, makes its places firm and begins the payment")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            required = true,
            description = "The same key gives the same order")
    @APIResponseSchema(
            value = PlaceOrderResponse.class,
            responseCode = "201",
            responseDescription = "Placed, or processing while payment cannot be reached")
    @APIResponse(responseCode = "404", description = "reservation_not_found")
    @APIResponse(
            responseCode = "409",
            description = "seats_unavailable, reservation_not_pending, order_exists, order_ended, request_in_progress")
    @APIResponse(responseCode = "410", description = "reservation_expired")
    @APIResponse(
            responseCode = "422",
            description = "reservation_empty, price_changed, performance_cancelled, idempotency_key_reused")
    @APIResponse(
            responseCode = "503",
            description = "service_unavailable, lra_unavailable: nothing was ordered, try again with a new cart")
    public Response place(@Valid @NotNull PlaceOrderRequest request) {
        UUID orderId = key.derivedId("order");
        String language =
                request.language() != null ? request.language() : Languages.best(headers.getAcceptableLanguages());
        PlaceOrderResponse placed = placeOrder.place(
                new PlaceOrder.Wish(orderId, caller.id(), caller.fullName(), request.reservationId(), language));
        return Response.created(URI.create("orders/" + placed.orderId()))
                .entity(placed)
                .build();
    }
}
