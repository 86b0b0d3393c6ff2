package io.eventify.order.support;

import io.eventify.contracts.Page;
import io.eventify.order.Languages;
import io.eventify.order.history.OrderSummary;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders for support: found by what a customer names, and seen through to the last step. Each search and each look is audited. */
@Path("/orders")
@RequestScoped
@RolesAllowed({"SUPPORT", "ADMIN"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@SecurityRequirement(name = "bearer")
public class SupportResource {
    @Inject
    FindOrders findOrders;

    @Inject
    ReadSaga readSaga;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    /* In the body, not in the address: addresses stand in logs. */
    @POST
    @Path("search")
    @Operation(
            operationId = "searchOrders",
            summary = "Orders by the mail of an account, by number or by ticket, newest first; audited")
    @APIResponse(responseCode = "200", description = "A page of orders; empty if nobody has the address")
    @APIResponse(responseCode = "422", description = "search_needs_one")
    @APIResponse(responseCode = "503", description = "identity_unavailable")
    public Page<OrderSummary> search(@Valid @NotNull SearchOrdersRequest request, @BeanParam @Valid Paging paging) {
        return findOrders.by(seeker(), request, paging);
    }

    @GET
    @Path("{orderId}/saga")
    @Operation(operationId = "getOrderSaga", summary = "The steps and cancellations of an order as they stand; audited")
    @APIResponse(responseCode = "200", description = "What is due, how often it was tried, and what went wrong")
    @APIResponse(responseCode = "404", description = "order_not_found")
    public SagaView saga(@PathParam("orderId") UUID orderId) {
        return readSaga.of(seeker(), orderId);
    }

    private Seeker seeker() {
        return new Seeker(caller.id(), caller.client(), Languages.best(headers.getAcceptableLanguages()));
    }
}
