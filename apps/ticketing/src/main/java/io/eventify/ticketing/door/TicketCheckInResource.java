package io.eventify.ticketing.door;

import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.ticketing.code.InvalidTicketCodeException;
import io.eventify.ticketing.code.TicketKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checks in one known ticket. */
@Path("/tickets")
@RequestScoped
@RolesAllowed({"CHECKIN", "ORGANIZER", "ADMIN"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
@SecurityRequirement(name = "bearer")
public class TicketCheckInResource {

    /** A scan of one known ticket. */
    public record TicketCheckInRequest(
            @NotBlank @Size(max = 100) String deviceId,
            @NotBlank @Size(max = 200) String code,
            @Nullable @Pattern(regexp = "entry|exit") String direction) {}

    @Inject
    DoorKeeper keeper;

    @Inject
    RequestKey requestKey;

    @Inject
    TicketKeys keys;

    @Inject
    Clock clock;

    @POST
    @Path("{ticketId}/check-in")
    @Idempotent
    @Operation(operationId = "checkInTicket", summary = "Check in one ticket")
    @APIResponse(responseCode = "200", description = "Let in, or out")
    @APIResponse(
            responseCode = "409",
            description =
                    "already_checked_in (details: at, deviceId), ticket_revoked, ticket_code_superseded, wrong_performance, "
                            + "check_in_not_open, check_in_closed, performance_cancelled, reentry_not_allowed, not_checked_in, scan_id_reused")
    @APIResponse(responseCode = "422", description = "ticket_code_invalid")
    public CheckInView checkIn(@PathParam("ticketId") UUID ticketId, @NotNull @Valid TicketCheckInRequest request) {
        if (!keys.verified(request.code()).ticketId().equals(ticketId)) {
            throw new InvalidTicketCodeException();
        }
        return keeper.scan(new Scan(
                requestKey.derivedId("scan"),
                request.code(),
                request.deviceId(),
                Scan.Direction.of(request.direction()),
                null,
                clock.instant(),
                false));
    }
}
