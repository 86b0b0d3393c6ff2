package io.eventify.catalogue.rebuild;

import io.eventify.platform.errors.NotFoundException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Building the catalogue anew while it is read. */
@Path("/catalog/rebuilds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@SecurityRequirement(name = "bearer")
@Tag(name = "Operation")
public class RebuildsResource {
    @Inject
    RebuildCatalogue rebuildCatalogue;

    @Inject
    Rebuilds rebuilds;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rebuildCatalogue",
            summary = "Build the catalogue anew",
            description = "From what the owners of the facts say; reads go on in the old one until it is done.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; Location names it",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    @APIResponse(responseCode = "409", description = "rebuild_running")
    public Response rebuild() {
        UUID id = rebuildCatalogue.begin();
        return Response.accepted(get(id))
                .location(URI.create("catalog/rebuilds/" + id))
                .build();
    }

    @GET
    @Path("{rebuildId}")
    @Operation(operationId = "getRebuild", summary = "How far a rebuild is")
    @APIResponse(responseCode = "200", description = "The rebuild")
    @APIResponse(responseCode = "404", description = "rebuild_not_found")
    public RebuildView get(@PathParam("rebuildId") UUID rebuildId) {
        return rebuilds.find(rebuildId).orElseThrow(() -> new NotFoundException("rebuild"));
    }
}
