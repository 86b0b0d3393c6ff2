package io.eventify.ticketing.code;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys with which a scanner checks codes without contact. */
@Path("/tickets")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
public class TicketKeysResource {

    private static final int ONE_HOUR = 3600;

    /** A JSON Web Key set (RFC 7517). */
    public record TicketKeySet(List<TicketKeys.PublicTicketKey> keys) {}

    @Inject
    TicketKeys keys;

    @GET
    @Path("keys")
    @Operation(
            operationId = "getTicketKeys",
            summary = "Public keys of ticket codes",
            description =
                    "Ed25519, as a JSON Web Key set. A code is base64url of 105 bytes: format 1, key id (4), ticket id (16), "
                            + "performance id (16), version (4), signature of all before (64).")
    @APIResponseSchema(
            value = TicketKeySet.class,
            responseCode = "200",
            responseDescription = "The keys; may be kept for an hour")
    public Response keys() {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(ONE_HOUR);
        return Response.ok(new TicketKeySet(keys.publicKeys()))
                .cacheControl(cache)
                .build();
    }
}
