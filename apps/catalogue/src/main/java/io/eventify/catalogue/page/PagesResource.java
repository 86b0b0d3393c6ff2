package io.eventify.catalogue.page;

import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Programme;
import io.eventify.catalogue.PublicAnswers;
import io.eventify.contracts.catalogue.AvailabilityView;
import io.eventify.contracts.catalogue.EventList;
import io.eventify.contracts.catalogue.EventPage;
import io.eventify.contracts.catalogue.PerformanceView;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.rest.JsonOutput;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events as their pages show them, for everybody. Straight from the database, so that availability is what was told last. */
@Path("/catalog")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pages")
public class PagesResource {
    private static final int ONE_SECOND = 1;
    private static final int STALE_SECONDS = 10;
    private static final int MOST = 100;

    @Inject
    Programme programme;

    @Inject
    Generations generations;

    @Inject
    Recent recent;

    @Inject
    Clock clock;

    @Context
    Request request;

    @GET
    @Path("events/{eventId}")
    @PermitAll
    @Operation(
            operationId = "getEventPage",
            summary = "An event with all its performances, prices and availability",
            description = "Published, archived or cancelled.")
    @APIResponse(
            responseCode = "200",
            description = "With ETag; may be kept for a second",
            content = @Content(schema = @Schema(implementation = EventPage.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "404", description = "event_not_found")
    public Response event(@PathParam("eventId") UUID eventId) {
        return kept(recent.get(
                "event " + eventId,
                () -> JsonOutput.write(programme
                        .page(generations.live().id(), eventId, clock.instant())
                        .orElseThrow(() -> new NotFoundException("event")))));
    }

    @GET
    @Path("performances/{performanceId}/availability")
    @PermitAll
    @Operation(
            operationId = "getCatalogAvailability",
            summary = "How many places are left",
            description = "In all, by zone, and by section and seat class; as the inventory told last.")
    @APIResponse(
            responseCode = "200",
            description = "With ETag; may be kept for a second",
            content = @Content(schema = @Schema(implementation = AvailabilityView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "404", description = "performance_not_found")
    public Response availability(@PathParam("performanceId") UUID performanceId) {
        return kept(recent.get(
                "availability " + performanceId,
                () -> JsonOutput.write(programme
                        .availability(generations.live().id(), performanceId, clock.instant())
                        .orElseThrow(() -> new NotFoundException("performance")))));
    }

    @GET
    @Path("summaries")
    @PermitAll
    @Operation(operationId = "listEventSummaries", summary = "Several events as lists show them, by id")
    @APIResponse(
            responseCode = "200",
            description = "With ETag; in the order of the ids; unknown ones are left out",
            content = @Content(schema = @Schema(implementation = EventList.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    public Response summaries(
            @Parameter(description = "The events' ids, at most 100")
                    @QueryParam("id")
                    @NotNull
                    @Size(min = 1, max = MOST)
                    List<@NotNull UUID> ids) {
        return kept(JsonOutput.write(new EventList(
                "asked_for",
                programme.summaries(
                        generations.live().id(), ids.stream().distinct().toList(), clock.instant()))));
    }

    @GET
    @Path("performances")
    @PermitAll
    @Operation(operationId = "listCatalogPerformances", summary = "Several performances with availability, by id")
    @APIResponse(
            responseCode = "200",
            description = "With ETag; soonest first; unknown ones are left out",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PerformanceView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    public Response performances(
            @Parameter(description = "The performances' ids, at most 100")
                    @QueryParam("id")
                    @NotNull
                    @Size(min = 1, max = MOST)
                    List<@NotNull UUID> ids) {
        return kept(JsonOutput.write(programme.performances(
                generations.live().id(), ids.stream().distinct().toList(), clock.instant())));
    }

    private Response kept(String text) {
        return PublicAnswers.of(request, text, ONE_SECOND, STALE_SECONDS);
    }
}
