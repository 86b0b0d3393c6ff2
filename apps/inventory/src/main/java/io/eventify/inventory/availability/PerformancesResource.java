package io.eventify.inventory.availability;

import io.eventify.contracts.Page;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.Performances;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import io.eventify.inventory.availability.Snapshot.SeatIds;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The places of a performance, for everybody to see, and what only its organiser sees and does. */
@Path("inventory/performances/{performanceId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Availability")
public class PerformancesResource {
    private static final int ONE_SECOND = 1;
    private static final int ONE_DAY = 86_400;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Performances performances;

    @Inject
    SeatingPlans plans;

    @Inject
    AdjustCapacity adjustCapacity;

    @Inject
    ListKeptBack listKeptBack;

    @Inject
    Caller caller;

    @Context
    Request request;

    @GET
    @Path("seat-map")
    @PermitAll
    @Operation(
            operationId = "getSeatMap",
            summary = "State of every place",
            description =
                    "For each section one letter a seat: f free, h held, s sold, b blocked. With ids=false without the seats' ids, for a client that has the layout.")
    @APIResponseSchema(
            value = SeatMapView.class,
            responseCode = "200",
            responseDescription = "With ETag; may be kept for a second")
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Response seatMap(
            @PathParam("performanceId") UUID performanceId,
            @Parameter(description = "false leaves out the seats' ids") @QueryParam("ids") @DefaultValue("true")
                    boolean ids) {
        Snapshot snapshot = seatMaps.get(performanceId);
        return cached(
                snapshot.tag() + (ids ? "" : "-states"),
                ONE_SECOND,
                () -> snapshot.seatMap(ids ? SeatIds.NAMED : SeatIds.LEFT_OUT));
    }

    @GET
    @Path("layout")
    @PermitAll
    @Operation(
            operationId = "getLayout",
            summary = "Where the places are",
            description =
                    "Seats as arrays of values in the order of the seat map, zones with their shape. Does not change while the performance is on sale.")
    @APIResponseSchema(
            value = LayoutView.class,
            responseCode = "200",
            responseDescription = "With ETag; may be kept for a day")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Response layout(@PathParam("performanceId") UUID performanceId) {
        SeatingPlan plan = plans.get(performances.get(performanceId).seatingPlanId());
        return cached(
                plan.id().toString(),
                ONE_DAY,
                () -> new LayoutView(
                        performanceId,
                        plan.id(),
                        LayoutView.SEAT_COLUMNS,
                        plan.sections().stream()
                                .map(PerformancesResource::layout)
                                .toList(),
                        plan.zones().stream()
                                .map(zone -> layout(performanceId, zone))
                                .toList()));
    }

    @GET
    @Path("availability")
    @PermitAll
    @Operation(
            operationId = "getAvailability",
            summary = "How many places are left",
            description = "By section and seat class, and by zone.")
    @APIResponseSchema(
            value = AvailabilityView.class,
            responseCode = "200",
            responseDescription = "May be kept for a second")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Response availability(@PathParam("performanceId") UUID performanceId) {
        Snapshot snapshot = seatMaps.get(performanceId);
        return cached(snapshot.tag(), ONE_SECOND, snapshot::availability);
    }

    @POST
    @Path("capacity")
    @RolesAllowed({"ORGANIZER", "ADMIN"})
    @Idempotent
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "adjustCapacity",
            summary = "Adjust capacity, block and unblock seats",
            description =
                    "By a manager of the organisation. Publishes capacity.adjusted for each bucket, and the seats of seats.blocked and seats.unblocked. Seats to block may have a label that says for whom or why they are kept back; unblockLabel sells all seats of a label again. What is to be unblocked is so before what is to be blocked.")
    @APIResponse(responseCode = "200", description = "What is left now")
    @APIResponse(responseCode = "409", description = "capacity_below_sold, seats_unavailable")
    @APIResponse(responseCode = "422", description = "unknown_place")
    public AvailabilityView adjust(
            @PathParam("performanceId") UUID performanceId, @NotNull @Valid CapacityRequest capacity) {
        return adjustCapacity.adjust(performanceId, capacity, caller);
    }

    @GET
    @Path("kept-back")
    @RolesAllowed({"ORGANIZER", "ADMIN"})
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "listKeptBack",
            summary = "Seats kept back from sale, by label",
            description =
                    "For managers of the organisation: for whom or why seats are blocked, who did it and when. One item for each label in alphabetical order, the seats without one last; the layout has the seats' names.")
    @APIResponse(responseCode = "200", description = "One page of labels, each with all of its seats")
    @APIResponse(responseCode = "403", description = "forbidden: not a manager of the organisation")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Page<KeptBackView> keptBack(
            @PathParam("performanceId") UUID performanceId, @BeanParam @Valid Paging paging) {
        return listKeptBack.page(performanceId, paging, caller);
    }

    private Response cached(String tag, int seconds, Supplier<Object> view) {
        EntityTag entityTag = new EntityTag(tag);
        CacheControl cacheControl = new CacheControl();
        cacheControl.setMaxAge(seconds);
        Response.ResponseBuilder known = request.evaluatePreconditions(entityTag);
        return (known != null ? known : Response.ok(view.get()))
                .tag(entityTag)
                .cacheControl(cacheControl)
                .build();
    }

    private static LayoutView.SectionLayout layout(Section section) {
        return new LayoutView.SectionLayout(
                section.id(),
                section.name(),
                section.rank(),
                section.seats().stream().map(PerformancesResource::values).toList());
    }

    private static List<Object> values(Seat seat) {
        return List.of(
                seat.id(),
                seat.row(),
                seat.number(),
                seat.x(),
                seat.y(),
                seat.seatClass(),
                seat.accessible(),
                seat.companion());
    }

    private static LayoutView.ZoneLayout layout(UUID performanceId, Zone zone) {
        return new LayoutView.ZoneLayout(
                Buckets.idOf(performanceId, zone.id()), zone.name(), zone.seatClass(), shape(zone.shape()));
    }

    private static @Nullable JsonValue shape(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
