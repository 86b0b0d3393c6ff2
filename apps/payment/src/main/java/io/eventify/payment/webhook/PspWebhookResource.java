package io.eventify.payment.webhook;

import io.eventify.payment.psp.PspEvents;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The provider's webhook. No bearer: the signature over the raw body says who is calling. An error of ours is a 5xx, so that the provider sends again. */
@Path("/webhooks/psp")
@RequestScoped
@PermitAll
@Tag(name = "Webhooks")
public class PspWebhookResource {

    @Inject
    PspEvents events;

    @Inject
    ReceivePspEvent receive;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receivePspEvent",
            summary = "Take in a message of the payment provider",
            description =
                    "Stripe-Signature over the raw body, five minutes' tolerance; a repetition has no second effect.")
    @RequestBody(
            required = true,
            description = "An event of the provider, as Stripe documents it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "Taken in, taken in before, or of no interest")
    @APIResponse(responseCode = "400", description = "invalid_webhook: the signature is missing, wrong or too old")
    @APIResponse(responseCode = "503", description = "Not taken in; send it again")
    public Response receive(@HeaderParam("Stripe-Signature") @Nullable String signature, byte[] body) {
        receive.of(events.verified(new String(body, StandardCharsets.UTF_8), signature == null ? "" : signature));
        return Response.ok().build();
    }
}
