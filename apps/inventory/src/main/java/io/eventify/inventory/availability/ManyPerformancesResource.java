package io.eventify.inventory.availability;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The places of several performances at once, for pages that show many dates. */
@Path("inventory")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@PermitAll
@Tag(name = "Availability")
public class ManyPerformancesResource {
    private static final int MOST = 100;
    private static final int ONE_SECOND = 1;

    @Inject
    SeatMaps seatMaps;

    @GET
    @Path("availability")
    @Operation(
            operationId = "getAvailabilities",
            summary = "How many places are left, for several performances",
            description = "By section and seat class, and by zone. Performances that are not known are left out.")
    @APIResponse(
            responseCode = "200",
            description = "In the order of the ids; may be kept for a second",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AvailabilityView.class)))
    public Response availability(
            @Parameter(description = "Repeated; a hundred at most")
                    @QueryParam("performanceId")
                    @NotNull
                    @Size(min = 1, max = MOST)
                    List<UUID> performanceIds) {
        return brief(seatMaps.all(performanceIds).stream()
                .map(Snapshot::availability)
                .toList());
    }

    @GET
    @Path("seats")
    @Operation(
            operationId = "getSeats",
            summary = "One page of the numbered seats of each of several performances",
            description = "In the order of the seating plan. Performances that are not known are left out.")
    @APIResponse(
            responseCode = "200",
            description = "In the order of the ids; may be kept for a second",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SeatPageView.class)))
    public Response seats(
            @Parameter(description = "Repeated; a hundred at most")
                    @QueryParam("performanceId")
                    @NotNull
                    @Size(min = 1, max = MOST)
                    List<UUID> performanceIds,
            @Parameter(description = "Only this section, by its name") @QueryParam("section") @Nullable @Size(max = 100)
                    String section,
            @Parameter(description = "Only in this state")
                    @QueryParam("state")
                    @Nullable
                    @Pattern(regexp = "free|held|sold|blocked")
                    String state,
            @QueryParam("page") @DefaultValue("1") @Min(1) @Max(100_000) int page,
            @QueryParam("size") @DefaultValue("100") @Min(1) @Max(500) int size) {
        return brief(seatMaps.all(performanceIds).stream()
                .map(snapshot -> snapshot.seats(section, state, page, size))
                .toList());
    }

    private static Response brief(List<?> views) {
        CacheControl cacheControl = new CacheControl();
        cacheControl.setMaxAge(ONE_SECOND);
        return Response.ok(views).cacheControl(cacheControl).build();
    }
}
