package io.eventify.catalogue;

import io.eventify.platform.identity.Caller;
import io.eventify.platform.messaging.DeadLetterList;
import io.eventify.platform.messaging.SettleDeadLetters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Domain events that the catalogue context could not apply, for administrators. Each decision is audited. */
@Path("/dead-letters/catalogue")
@RequestScoped
@RolesAllowed("ADMIN")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters")
@SecurityRequirement(name = "bearer")
public class DeadLettersResource {
    @Inject
    SettleDeadLetters letters;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "catalogueDeadLetters",
            summary = "Events that the catalogue context could not apply, oldest first, without what stands in them")
    @APIResponse(responseCode = "200", description = "At most 100, and whether there are more")
    public DeadLetterList list() {
        return letters.list();
    }

    @POST
    @Path("{letterId}/replay")
    @Operation(
            operationId = "replayCatalogueDeadLetter",
            summary = "Has the catalogue context, and no other, try the event once more; audited")
    @APIResponse(responseCode = "204", description = "The event is in the context's queue, the letter is gone")
    @APIResponse(responseCode = "404", description = "dead_letter_not_found")
    public void replay(@PathParam("letterId") UUID letterId) {
        letters.replay(letterId, caller);
    }

    @DELETE
    @Path("{letterId}")
    @Operation(
            operationId = "discardCatalogueDeadLetter",
            summary = "Gives the event up: the catalogue context will never apply it; audited")
    @APIResponse(responseCode = "204", description = "The letter is gone")
    @APIResponse(responseCode = "404", description = "dead_letter_not_found")
    public void discard(@PathParam("letterId") UUID letterId) {
        letters.discard(letterId, caller);
    }
}
