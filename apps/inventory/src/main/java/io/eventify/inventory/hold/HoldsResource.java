package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.identity.RequiresScope;
import io.eventify.platform.lra.Lras;
import io.eventify.platform.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Holds, for the services that sell and for administrators. */
@Path("inventory/holds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"SERVICE", "ADMIN"})
@RequestScoped
@Tag(name = "Holds")
@SecurityRequirement(name = "bearer")
public class HoldsResource {
    private static final String KEY = "Idempotency-Key";
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar");

    @Inject
    HoldSeats holdSeats;

    @Inject
    Holds holds;

    @Inject
    HoldViews views;

    @Inject
    ReleaseHold releaseHold;

    @Inject
    ExtendHold extendHold;

    @Inject
    CheckOutHold checkOutHold;

    @Inject
    GiveBackPlaces giveBackPlaces;

    @Inject
    Lras lras;

    @Inject
    Caller caller;

    @Context
    HttpHeaders headers;

    /* Not @Idempotent: the hold's own id makes a repeat harmless, in the one statement, where the stored answer would cost three more. */
    @POST
    @RequiresScope("inventory:hold")
    @Operation(
            operationId = "holdPlaces",
            summary = "Hold places",
            description =
                    "Numbered seats, places in zones, best available, or all of these together: all or nothing. The same Idempotency-Key gives the same hold.")
    @APIResponseSchema(value = HoldView.class, responseCode = "201", responseDescription = "Held until expiresAt")
    @APIResponse(
            responseCode = "409",
            description = "seats_unavailable: details name the places that somebody else has")
    @APIResponse(
            responseCode = "422",
            description = "customer_limit_exceeded, sales_not_open, unknown_place, idempotency_key_reused")
    public Response hold(
            @HeaderParam(KEY) @Size(min = 1, max = 200) @Nullable String key,
            @NotNull @Valid HoldSeatsRequest request) {
        Hold hold = holdSeats.hold(id("hold", key), request);
        return Response.created(URI.create("inventory/holds/" + hold.id()))
                .entity(views.of(hold, language()))
                .build();
    }

    @GET
    @Path("{holdId}")
    @RequiresScope("inventory:read")
    @Operation(operationId = "getHold", summary = "Read a hold")
    @APIResponse(responseCode = "200", description = "As it is now; a hold whose time ran out says lapsed")
    @APIResponse(responseCode = "404", description = "hold_not_found")
    public HoldView get(@PathParam("holdId") UUID holdId) {
        return views.of(holds.get(holdId), language());
    }

    @POST
    @Path("{holdId}/release")
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("inventory:hold")
    @Operation(operationId = "releaseHold", summary = "Give a hold back", description = "May be repeated.")
    @APIResponse(responseCode = "204", description = "The places are free")
    @APIResponse(responseCode = "409", description = "hold_in_checkout")
    public void release(@PathParam("holdId") UUID holdId) {
        releaseHold.release(holdId);
    }

    @POST
    @Path("{holdId}/extend")
    @RequiresScope("inventory:hold")
    @Operation(
            operationId = "extendHold",
            summary = "Extend a hold",
            description = "To ttlSeconds from now, at most an hour from its beginning.")
    @APIResponse(responseCode = "200", description = "With the new expiresAt")
    @APIResponse(responseCode = "410", description = "hold_lapsed")
    public HoldView extend(@PathParam("holdId") UUID holdId, @NotNull @Valid ExtendHoldRequest request) {
        return views.of(extendHold.extend(holdId, Duration.ofSeconds(request.ttlSeconds())), language());
    }

    /* The saga is joined before the transaction: should the transaction fail, its callback finds nothing to undo. */
    @POST
    @Path("{holdId}/firm")
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("inventory:hold")
    @Operation(
            operationId = "firmHold",
            summary = "Make a hold firm",
            description = "In a long-running action, whose end decides.")
    @APIResponse(responseCode = "200", description = "It no longer lapses by itself")
    @APIResponse(responseCode = "409", description = "hold_in_checkout, lra_ended")
    @APIResponse(responseCode = "410", description = "hold_lapsed")
    public HoldView firm(@PathParam("holdId") UUID holdId, @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) @NotNull URI lra) {
        lras.join(lra, CheckOutHold.PARTICIPANT, Duration.ZERO);
        return views.of(checkOutHold.makeFirm(holdId, lra), language());
    }

    @POST
    @Path("{holdId}/retake")
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("inventory:hold")
    @Operation(
            operationId = "retakeHold",
            summary = "Take the places of a hold that is over again",
            description = "If all are free; the hold is firm then.")
    @APIResponse(responseCode = "200", description = "Taken, and firm")
    @APIResponse(responseCode = "409", description = "seats_unavailable")
    public HoldView retake(
            @PathParam("holdId") UUID holdId, @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) @NotNull URI lra) {
        lras.join(lra, CheckOutHold.PARTICIPANT, Duration.ZERO);
        return views.of(checkOutHold.retake(holdId, lra), language());
    }

    @POST
    @Path("{holdId}/commit")
    @Consumes(MediaType.WILDCARD)
    @RequiresScope("inventory:hold")
    @Operation(operationId = "commitHold", summary = "Sell the places of a firm hold")
    @APIResponse(responseCode = "200", description = "Sold")
    @APIResponse(responseCode = "409", description = "hold_not_firm, hold_in_checkout, lra_ended")
    public HoldView commit(
            @PathParam("holdId") UUID holdId, @HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) @NotNull URI lra) {
        return views.of(checkOutHold.commit(holdId, lra), language());
    }

    @POST
    @Path("{holdId}/give-back")
    @RequiresScope("inventory:hold")
    @Operation(
            operationId = "giveBackPlaces",
            summary = "Return sold places to sale",
            description = "Once for each Idempotency-Key; without effect after the performance has begun.")
    @APIResponse(responseCode = "204", description = "The places are free")
    @APIResponse(responseCode = "409", description = "places_not_sold: details name them")
    public void giveBack(
            @PathParam("holdId") UUID holdId,
            @HeaderParam(KEY) @Size(min = 1, max = 200) @Nullable String key,
            @NotNull @Valid GiveBackRequest request) {
        giveBackPlaces.giveBack(id("give-back\n" + holdId, key), holdId, request);
    }

    private UUID id(String what, @Nullable String key) {
        return key == null ? Ids.next() : Ids.derived(what + '\n' + caller.id() + '\n' + key);
    }

    private Locale language() {
        return headers.getAcceptableLanguages().stream()
                .filter(language -> LANGUAGES.contains(language.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
