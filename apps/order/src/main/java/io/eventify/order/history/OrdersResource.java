package io.eventify.order.history;

import io.eventify.contracts.Page;
import io.eventify.order.Languages;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.identity.RequiresScope;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading orders. */
@Path("/orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@SecurityRequirement(name = "bearer")
public class OrdersResource {
    private static final String STATUS =
            "pending|seats_held|placed|authorised|processing|paid|tickets_issued|failed|expired|cancelled|refund_requested|partially_refunded|refunded";

    @Inject
    ReadOrder readOrder;

    @Inject
    ListOrders listOrders;

    @Inject
    ReadTakings readTakings;

    @Inject
    Organisers organisers;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    @GET
    @Path("{orderId}")
    @RolesAllowed({"CUSTOMER", "ORGANIZER", "SUPPORT", "ADMIN", "SERVICE"})
    @RequiresScope("order:read")
    @Operation(
            operationId = "getOrder",
            summary = "An order with the timeline of its saga: for its customer, its organisation, support")
    @APIResponse(
            responseCode = "200",
            description = "The order; with the client secret for its customer while it is payable")
    @APIResponse(responseCode = "404", description = "order_not_found, also for another customer's or organisation's")
    public OrderView get(@PathParam("orderId") UUID orderId) {
        return readOrder.by(
                new Viewer(
                        caller.id(),
                        caller.client(),
                        seesAll(),
                        caller.hasRole("SERVICE"),
                        caller.hasRole("ORGANIZER"),
                        Languages.best(headers.getAcceptableLanguages())),
                orderId);
    }

    @GET
    @RolesAllowed({"CUSTOMER", "ORGANIZER", "SUPPORT", "ADMIN"})
    @Operation(
            operationId = "listOrders",
            summary = "Orders: one's own, an organisation's for a performance, or any for support; newest first")
    @APIResponse(responseCode = "200", description = "A page of orders")
    @APIResponse(
            responseCode = "403",
            description = "forbidden: filters that the role does not have, or another organisation's performance")
    public Page<OrderSummary> list(
            @Parameter(description = "Present: only the caller's own") @QueryParam("mine") @Nullable @Size(max = 5)
                    String mine,
            @QueryParam("customerId") @Nullable UUID customerId,
            @QueryParam("number") @Nullable @Size(max = 20) String number,
            @QueryParam("status") @Nullable @Pattern(regexp = STATUS) String status,
            @Parameter(description = "For members of its organisation") @QueryParam("performanceId") @Nullable
                    UUID performanceId,
            @BeanParam @Valid Paging paging) {
        OrderFilter filter = new OrderFilter(customerId, number, status, performanceId, null);
        String language = Languages.best(headers.getAcceptableLanguages());
        return listOrders.matching(
                allowed(filter, mine != null && !mine.equals("false")),
                language,
                paging.page,
                paging.size,
                paging.offset());
    }

    @GET
    @Path("takings")
    @RolesAllowed({"ORGANIZER", "SUPPORT", "ADMIN"})
    @Operation(
            operationId = "getTakings",
            summary = "What a performance or an event has brought, and what cancelling it would give back")
    @APIResponse(responseCode = "200", description = "Orders, admissions and sums of money")
    @APIResponse(responseCode = "403", description = "forbidden: another organisation's")
    @APIResponse(responseCode = "422", description = "takings_not_named: performanceId or eventId, not both")
    public Takings takings(
            @Parameter(description = "This or eventId") @QueryParam("performanceId") @Nullable UUID performanceId,
            @Parameter(description = "This or performanceId") @QueryParam("eventId") @Nullable UUID eventId) {
        UUID organiser = seesAll() ? null : caller.id();
        if (performanceId != null && eventId == null) {
            return readTakings.ofPerformance(organiser, performanceId);
        }
        if (eventId != null && performanceId == null) {
            return readTakings.ofEvent(organiser, eventId);
        }
        throw new TakingsNotNamedException();
    }

    /* Everybody sees his own; an organisation's orders need its performance; without bounds only support. */
    private OrderFilter allowed(OrderFilter filter, boolean mine) {
        if (mine) {
            return filter.ofCustomer(caller.id());
        }
        if (seesAll()) {
            return filter;
        }
        if (caller.hasRole("ORGANIZER") && filter.performanceId() != null) {
            organisers.expectOfPerformance(caller.id(), filter.performanceId());
            return filter;
        }
        if (caller.hasRole("CUSTOMER")
                && (filter.customerId() == null || filter.customerId().equals(caller.id()))) {
            return filter.ofCustomer(caller.id());
        }
        throw new ForbiddenActionException();
    }

    private boolean seesAll() {
        return caller.hasRole("SUPPORT") || caller.isAdmin() || caller.hasRole("SERVICE");
    }
}
