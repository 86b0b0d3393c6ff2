package io.eventify.inventory.venue;

import io.eventify.contracts.Page;
import io.eventify.inventory.Memberships;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Venues of the caller's organisations. */
@Path("venues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@RequestScoped
@Tag(name = "Venues")
@SecurityRequirement(name = "bearer")
public class VenuesResource {

    @Inject
    Venues venues;

    @Inject
    Memberships memberships;

    @Inject
    DefineVenue defineVenue;

    @Inject
    ChangeVenue changeVenue;

    @Inject
    RequestKey requestKey;

    @Inject
    Caller caller;

    @POST
    @Idempotent
    @Operation(
            operationId = "addVenue",
            summary = "Add a venue",
            description = "By an owner or manager of the organisation. Publishes venue.defined.")
    @APIResponseSchema(
            value = VenueView.class,
            responseCode = "201",
            responseDescription = "Added; Location and ETag name it")
    @APIResponse(responseCode = "403", description = "forbidden: not a manager of the organisation")
    @APIResponse(responseCode = "422", description = "time_zone_unknown")
    public Response define(@NotNull @Valid VenueRequest request) {
        VenueView venue = defineVenue.define(requestKey.derivedId("venue"), request, caller);
        return Response.created(URI.create("venues/" + venue.venueId()))
                .tag(tag(venue))
                .entity(venue)
                .build();
    }

    @GET
    @Operation(
            operationId = "listVenues",
            summary = "List venues",
            description = "Those of the caller's organisations; all for an administrator.")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<VenueView> list(@BeanParam @Valid Paging paging) {
        boolean everything = caller.isAdmin();
        List<Venue> page = everything
                ? venues.all(paging.offset(), paging.size)
                : venues.managedBy(caller.id(), paging.offset(), paging.size);
        long total = everything ? venues.count() : venues.countManagedBy(caller.id());
        return new Page<>(
                paging.page,
                paging.size,
                total,
                page.stream().map(Venue::asView).toList());
    }

    @GET
    @Path("{venueId}")
    @Operation(operationId = "getVenue", summary = "Read a venue")
    @APIResponseSchema(value = VenueView.class, responseCode = "200", responseDescription = "The venue, with its ETag")
    @APIResponse(responseCode = "404", description = "venue_not_found")
    public Response get(@PathParam("venueId") UUID venueId) {
        Venue venue = venues.get(venueId);
        memberships.requireManager(caller, venue.facts().organisationId());
        return Response.ok(venue.asView()).tag(tag(venue.asView())).build();
    }

    @PUT
    @Path("{venueId}")
    @Operation(
            operationId = "changeVenue",
            summary = "Change a venue",
            description = "Needs If-Match with the ETag that was read. Publishes venue.defined.")
    @APIResponseSchema(value = VenueView.class, responseCode = "200", responseDescription = "Changed")
    @APIResponse(responseCode = "412", description = "precondition_failed: changed by somebody else meanwhile")
    @APIResponse(responseCode = "428", description = "precondition_required: If-Match is missing")
    public Response change(
            @PathParam("venueId") UUID venueId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid VenueRequest request) {
        VenueView venue = changeVenue.change(venueId, Versions.required(ifMatch), request, caller);
        return Response.ok(venue).tag(tag(venue)).build();
    }

    private static EntityTag tag(VenueView venue) {
        return Versions.of(venue.version());
    }
}
