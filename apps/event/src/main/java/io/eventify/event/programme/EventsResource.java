package io.eventify.event.programme;

import io.eventify.contracts.Page;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events: the shows. */
@Path("/events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Events")
@SecurityRequirement(name = "bearer")
public class EventsResource {
    @Inject
    CreateEvent createEvent;

    @Inject
    ChangeEvent changeEvent;

    @Inject
    PublishEvent publishEvent;

    @Inject
    ArchiveEvent archiveEvent;

    @Inject
    CancelEvent cancelEvent;

    @Inject
    FindEvents findEvents;

    @Inject
    Caller caller;

    @POST
    @Idempotent
    @Operation(operationId = "createEvent", summary = "Create an event as a draft")
    @APIResponseSchema(
            value = EventView.class,
            responseCode = "201",
            responseDescription = "Created; Location and ETag name it")
    @APIResponse(
            responseCode = "403",
            description = "forbidden: the caller is neither owner nor manager of the organisation")
    public Response create(@Valid @NotNull EventRequest request) {
        if (request.organisationId() == null) {
            throw new OrganisationRequiredException();
        }
        EventView view = createEvent.create(request.organisationId(), request);
        return answer(
                Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/api/events/" + view.eventId()),
                view);
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "listEvents",
            summary =
                    "Published events with their next performances; with mine, all events of the caller's organisations, for an administrator of all organisations")
    @APIResponse(responseCode = "200", description = "One page, what comes next first")
    public Page<EventSummary> list(
            @Parameter(description = "present and not false: own events, drafts included")
                    @QueryParam("mine")
                    @Size(max = 5)
                    String mine,
            @Parameter(description = "only events of this organisation") @QueryParam("organisationId")
                    UUID organisationId,
            @Parameter(description = "part of the title in any language") @QueryParam("query") @Size(max = 100)
                    String query,
            @QueryParam("category") @Size(max = 40) String category,
            @QueryParam("city") @Size(max = 100) String city,
            @BeanParam @Valid Paging paging) {
        return findEvents.page(
                new Events.Filter(whose(mine), organisationId, given(query), given(category), given(city)),
                paging.page,
                paging.size);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getEvent", summary = "An event; a draft only for its organisation")
    @APIResponseSchema(value = EventView.class, responseCode = "200", responseDescription = "The event")
    @APIResponse(responseCode = "404", description = "event_not_found: none, or a draft of others")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), findEvents.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "changeEvent", summary = "Change texts, category, tags and rules of sale")
    @APIResponseSchema(value = EventView.class, responseCode = "200", responseDescription = "The event as it is now")
    @APIResponse(responseCode = "409", description = "event_status_conflict: archived or cancelled")
    @APIResponse(responseCode = "412", description = "precondition_failed: changed since it was read")
    @APIResponse(responseCode = "428", description = "precondition_required: no If-Match")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull EventRequest request) {
        return answer(Response.ok(), changeEvent.change(id, ifMatch, request));
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "publishEvent",
            summary = "Show the event to everybody and open the sales of its performances ahead")
    @APIResponseSchema(value = EventView.class, responseCode = "200", responseDescription = "Published")
    @APIResponse(responseCode = "409", description = "event_status_conflict: not a draft")
    @APIResponse(responseCode = "422", description = "event_without_performance, seat_class_without_price")
    public Response publish(@PathParam("id") UUID id) {
        return answer(Response.ok(), publishEvent.publish(id));
    }

    @POST
    @Path("{id}/archive")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "archiveEvent", summary = "End a published event: visible, but nothing is sold any more")
    @APIResponseSchema(value = EventView.class, responseCode = "200", responseDescription = "Archived")
    @APIResponse(responseCode = "409", description = "event_status_conflict: not published")
    public Response archive(@PathParam("id") UUID id) {
        return answer(Response.ok(), archiveEvent.archive(id));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            operationId = "cancelEvent",
            summary = "Cancel the event with all its performances; every order is refunded")
    @APIResponseSchema(value = EventView.class, responseCode = "200", responseDescription = "Cancelled")
    @APIResponse(responseCode = "409", description = "event_status_conflict: already over")
    public Response cancel(
            @PathParam("id") UUID id,
            @RequestBody(required = false, description = "may be absent") @Valid @Nullable ReasonRequest request) {
        return answer(Response.ok(), cancelEvent.cancel(id, request == null ? null : request.reason()));
    }

    private Events.Whose whose(@Nullable String mine) {
        if (mine == null || mine.equalsIgnoreCase("false")) {
            return new Events.Whose.Public();
        }
        if (!caller.isKnown()) {
            throw new NotAuthorizedException("Bearer");
        }
        return caller.isAdmin() ? new Events.Whose.All() : new Events.Whose.Member(caller.id());
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    private static Response answer(Response.ResponseBuilder answer, EventView view) {
        return answer.entity(view).tag(Versions.of(view.version())).build();
    }
}
