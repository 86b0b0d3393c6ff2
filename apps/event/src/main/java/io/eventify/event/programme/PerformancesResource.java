package io.eventify.event.programme;

import io.eventify.contracts.Page;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Performances: the dates of an event. */
@Path("/events/{eventId}/performances")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Performances")
@SecurityRequirement(name = "bearer")
public class PerformancesResource {
    @Inject
    FindPerformances findPerformances;

    @Inject
    SchedulePerformance schedulePerformance;

    @Inject
    ChangePerformance changePerformance;

    @Inject
    RemovePerformance removePerformance;

    @Inject
    CancelPerformance cancelPerformance;

    @Inject
    OpenSales openSales;

    @Inject
    CloseSales closeSales;

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "listPerformances", summary = "The performances of an event, in the order of their dates")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "event_not_found")
    public Page<PerformanceView> list(@PathParam("eventId") UUID eventId, @BeanParam @Valid Paging paging) {
        return findPerformances.of(eventId, paging.page, paging.size);
    }

    @GET
    @Path("{performanceId}")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getPerformance", summary = "A performance, with the ETag that a change of it needs")
    @APIResponseSchema(value = PerformanceView.class, responseCode = "200", responseDescription = "The performance")
    @APIResponse(
            responseCode = "404",
            description = "event_not_found: none, or a draft of others; performance_not_found: none of this event")
    public Response get(@PathParam("eventId") UUID eventId, @PathParam("performanceId") UUID performanceId) {
        return answer(Response.ok(), findPerformances.one(eventId, performanceId));
    }

    @POST
    @Idempotent
    @Operation(operationId = "schedulePerformance", summary = "Add a date")
    @APIResponseSchema(
            value = PerformanceView.class,
            responseCode = "201",
            responseDescription = "Scheduled; sales open with the publication or with open-sales")
    @APIResponse(responseCode = "409", description = "event_status_conflict: the event is over")
    @APIResponse(
            responseCode = "422",
            description =
                    "unknown_venue, unknown_seating_plan, unknown_pricing_scheme, unknown_time_zone, performance_ends_before_start, too_many_performances")
    public Response schedule(@PathParam("eventId") UUID eventId, @Valid @NotNull PerformanceRequest request) {
        PerformanceView view = schedulePerformance.schedule(eventId, request);
        return answer(
                Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/events/" + eventId + "/performances/" + view.performanceId()),
                view);
    }

    @PUT
    @Path("{performanceId}")
    @Operation(operationId = "changePerformance", summary = "Move a date, change its prices or rules of sale")
    @APIResponseSchema(
            value = PerformanceView.class,
            responseCode = "200",
            responseDescription = "The performance as it is now")
    @APIResponse(
            responseCode = "409",
            description = "performance_on_sale: another hall after sales began; performance_status_conflict: cancelled")
    @APIResponse(responseCode = "412", description = "precondition_failed: changed since it was read")
    @APIResponse(responseCode = "422", description = "as when it is scheduled, and seat_class_without_price")
    @APIResponse(responseCode = "428", description = "precondition_required: no If-Match")
    public Response change(
            @PathParam("eventId") UUID eventId,
            @PathParam("performanceId") UUID performanceId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PerformanceRequest request) {
        return answer(Response.ok(), changePerformance.change(eventId, performanceId, ifMatch, request));
    }

    @DELETE
    @Path("{performanceId}")
    @Operation(operationId = "removePerformance", summary = "Take back a date that was never on sale")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "performance_on_sale: it has to be cancelled instead")
    public void remove(@PathParam("eventId") UUID eventId, @PathParam("performanceId") UUID performanceId) {
        removePerformance.remove(eventId, performanceId);
    }

    @POST
    @Path("{performanceId}/cancel")
    @Operation(
            operationId = "cancelPerformance",
            summary = "The date will not take place; every order of it is refunded")
    @APIResponseSchema(value = PerformanceView.class, responseCode = "200", responseDescription = "Cancelled")
    @APIResponse(responseCode = "409", description = "performance_status_conflict: already cancelled")
    public Response cancel(
            @PathParam("eventId") UUID eventId,
            @PathParam("performanceId") UUID performanceId,
            @RequestBody(required = false, description = "may be absent") @Valid @Nullable ReasonRequest request) {
        return answer(
                Response.ok(),
                cancelPerformance.cancel(eventId, performanceId, request == null ? null : request.reason()));
    }

    @POST
    @Path("{performanceId}/open-sales")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "openSales", summary = "Sell places of this date")
    @APIResponseSchema(value = PerformanceView.class, responseCode = "200", responseDescription = "On sale")
    @APIResponse(responseCode = "409", description = "event_not_published, performance_status_conflict")
    @APIResponse(responseCode = "422", description = "performance_over, seat_class_without_price")
    public Response open(@PathParam("eventId") UUID eventId, @PathParam("performanceId") UUID performanceId) {
        return answer(Response.ok(), openSales.open(eventId, performanceId));
    }

    @POST
    @Path("{performanceId}/close-sales")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "closeSales", summary = "Stop selling places of this date")
    @APIResponseSchema(value = PerformanceView.class, responseCode = "200", responseDescription = "No longer on sale")
    @APIResponse(responseCode = "409", description = "performance_status_conflict: not on sale")
    public Response close(@PathParam("eventId") UUID eventId, @PathParam("performanceId") UUID performanceId) {
        return answer(Response.ok(), closeSales.close(eventId, performanceId));
    }

    private static Response answer(Response.ResponseBuilder answer, PerformanceView view) {
        return answer.entity(view).tag(Versions.of(view.version())).build();
    }
}
