package io.eventify.event.programme;

import io.eventify.event.Texts;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.rest.MaxBody;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pictures of an event. */
@Path("/events/{eventId}/media")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Media")
@SecurityRequirement(name = "bearer")
public class PicturesResource {
    static final long MAX_UPLOAD_BYTES = 10L * 1024 * 1024;
    private static final List<MediaType> PICTURE_TYPES =
            List.of(new MediaType("image", "jpeg"), new MediaType("image", "png"), new MediaType("image", "webp"));
    private static final int MAX_ALT = 300;

    @Inject
    AddPicture addPicture;

    @Inject
    RemovePicture removePicture;

    @Inject
    FindPictures findPictures;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    @POST
    // any type: what it is, is asked after whether the caller may
    @Consumes(MediaType.WILDCARD)
    @MaxBody(bytes = MAX_UPLOAD_BYTES)
    @Idempotent
    @Operation(
            operationId = "addMedia",
            summary = "Show a picture with the event",
            description =
                    "The body is the picture: JPEG, PNG or WebP up to 10 MiB, 16 to 16384 points a side, 50 million points (WebP 16 million). It is kept as JPEG in several"
                            + " widths, upright, without anything else that was in the file.")
    @APIResponse(
            responseCode = "201",
            description = "Shown; Location names it",
            content = @Content(schema = @Schema(implementation = PictureView.class)))
    @APIResponse(
            responseCode = "409",
            description = "event_status_conflict: archived or cancelled; picture_already_shown")
    @APIResponse(responseCode = "413", description = "body_too_large: more than 10 MiB")
    @APIResponse(responseCode = "415", description = "unsupported_picture: not a JPEG, PNG or WebP")
    @APIResponse(
            responseCode = "422",
            description = "alt_text_required, picture_dimensions, picture_unreadable, too_many_pictures")
    @APIResponse(responseCode = "503", description = "pictures_busy: too many at this moment")
    public Response add(
            @PathParam("eventId") UUID eventId,
            @Parameter(description = "what it shows, in French; in one language at least")
                    @QueryParam("altFr")
                    @Size(max = MAX_ALT)
                    String altFr,
            @Parameter(description = "in English") @QueryParam("altEn") @Size(max = MAX_ALT) String altEn,
            @Parameter(description = "in Arabic") @QueryParam("altAr") @Size(max = MAX_ALT) String altAr,
            @NotNull
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = "image/png",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = "image/webp",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    byte[] picture) {
        if (PICTURE_TYPES.stream().noneMatch(type -> type.isCompatible(headers.getMediaType()))) {
            throw new UnsupportedPictureException();
        }
        PictureView view = addPicture.add(eventId, alt(altFr, altEn, altAr), picture);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/events/" + eventId + "/media/" + view.pictureId())
                .entity(view)
                .build();
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "listMedia", summary = "The event's pictures, twenty at most")
    @APIResponse(responseCode = "200", description = "In the order in which they were added")
    @APIResponse(responseCode = "404", description = "event_not_found: none, or a draft of others")
    public List<PictureView> list(@PathParam("eventId") UUID eventId) {
        return findPictures.all(eventId);
    }

    @GET
    @Path("{pictureId}")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getMedia", summary = "One picture's texts and renditions")
    @APIResponse(responseCode = "200", description = "The picture")
    @APIResponse(responseCode = "404", description = "event_not_found, picture_not_found")
    public PictureView get(@PathParam("eventId") UUID eventId, @PathParam("pictureId") UUID pictureId) {
        return findPictures.one(eventId, pictureId);
    }

    @GET
    @Path("{pictureId}/{width}")
    @Produces("image/jpeg")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getMediaRendition", summary = "The JPEG of a picture in one of its widths")
    @APIResponse(
            responseCode = "200",
            description = "With ETag; never changes, to be kept for a year (a draft's only by its organisation)",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "Known already")
    @APIResponse(responseCode = "404", description = "event_not_found, picture_not_found")
    public Response rendition(
            @PathParam("eventId") UUID eventId,
            @PathParam("pictureId") UUID pictureId,
            @Parameter(
                            description = "One of its renditions' widths, in pixels",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "16384"))
                    @PathParam("width")
                    int width) {
        FindPictures.Known known = findPictures.known(eventId, pictureId, width);
        EntityTag tag = new EntityTag(known.hash());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(findPictures.content(pictureId, width));
        return answer.tag(tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        known.forEverybody() ? "public, max-age=31536000, immutable" : "private, no-cache")
                .build();
    }

    @DELETE
    @Path("{pictureId}")
    @Operation(operationId = "removeMedia", summary = "Take a picture away")
    @APIResponse(responseCode = "204", description = "Gone; caches may show it for a while yet")
    @APIResponse(responseCode = "404", description = "event_not_found, picture_not_found")
    public void remove(@PathParam("eventId") UUID eventId, @PathParam("pictureId") UUID pictureId) {
        removePicture.remove(eventId, pictureId);
    }

    private static Texts alt(@Nullable String fr, @Nullable String en, @Nullable String ar) {
        Texts alt = new Texts(given(fr), given(en), given(ar));
        if (Texts.byLanguage(alt).isEmpty()) {
            throw new AltTextRequiredException();
        }
        return alt;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
