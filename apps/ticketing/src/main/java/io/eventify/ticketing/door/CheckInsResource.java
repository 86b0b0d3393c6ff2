package io.eventify.ticketing.door;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.idempotency.RequestKey;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Scans at the door. Only for who is assigned: check-in staff of the event, owners and managers of its organisation, administrators. */
@Path("/check-ins")
@RequestScoped
@RolesAllowed({"CHECKIN", "ORGANIZER", "ADMIN"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Check-in")
@SecurityRequirement(name = "bearer")
public class CheckInsResource {

    private static final String DIRECTION = "entry|exit";
    private static final int MAX_CODE = 200;

    /**
     * A scan of a code.
     *
     * @param performanceId the performance that the device admits to; any that the caller is assigned to if absent
     * @param scanId made by the device, so that a scan whose answer was lost can be told again in a batch and counts once; made here if absent
     */
    public record CheckInRequest(
            @NotBlank @Size(max = MAX_CODE) String code,
            @NotBlank @Size(max = 100) String deviceId,
            @Nullable @Pattern(regexp = DIRECTION) String direction,
            @Nullable UUID performanceId,
            @Nullable UUID scanId) {}

    /**
     * A guest who was looked up.
     *
     * @param performanceId the performance that the device admits to
     */
    public record GuestCheckInRequest(
            @NotNull UUID ticketId,
            @NotBlank @Size(max = 100) String deviceId,
            @Nullable @Pattern(regexp = DIRECTION) String direction,
            @NotNull UUID performanceId) {}

    /** @param lastContactAt when the device last had contact; scans later than the allowed time after it are marked, not dropped */
    public record OfflineBatchRequest(
            @NotBlank @Size(max = 100) String deviceId,
            @NotNull Instant lastContactAt,
            @NotNull @Valid @Size(min = 1, max = 500) List<OfflineScan> scans) {}

    /** @param scanId made by the device: sent twice, it counts once */
    public record OfflineScan(
            @NotNull UUID scanId,
            @NotBlank @Size(max = MAX_CODE) String code,
            @NotNull Instant scannedAt,
            @Nullable @Pattern(regexp = DIRECTION) String direction,
            @Nullable UUID performanceId) {}

    /**
     * What became of one scan.
     *
     * @param result accepted or conflict
     * @param code of a conflict, as an online scan would have been refused
     * @param since for already_checked_in: when the other scan was
     * @param sinceDevice and where
     * @param withoutContactTooLong the device had been without contact longer than the event allows
     */
    public record OfflineResult(
            UUID scanId,
            String result,
            @Nullable String code,
            @Nullable UUID ticketId,
            @Nullable Instant since,
            @Nullable String sinceDevice,
            boolean withoutContactTooLong) {}

    /** One result for each scan, in the order of the device's times. */
    public record OfflineBatchView(int accepted, int conflicts, List<OfflineResult> results) {}

    @Inject
    DoorKeeper keeper;

    @Inject
    RequestKey requestKey;

    @Inject
    CheckIn checkIn;

    @Inject
    OfflineLimit offlineLimit;

    @Inject
    Guests guests;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @Operation(operationId = "checkInByCode", summary = "Check in by code")
    @APIResponse(responseCode = "200", description = "Let in, or out")
    @APIResponse(responseCode = "404", description = "ticket_unknown")
    @APIResponse(responseCode = "409", description = "As for one ticket")
    @APIResponse(responseCode = "422", description = "ticket_code_invalid")
    public CheckInView checkInByCode(@NotNull @Valid CheckInRequest request) {
        return keeper.scan(new Scan(
                request.scanId() != null ? request.scanId() : requestKey.derivedId("scan"),
                request.code(),
                request.deviceId(),
                Scan.Direction.of(request.direction()),
                request.performanceId(),
                clock.instant(),
                false));
    }

    @POST
    @Path("by-ticket")
    @Idempotent
    @Operation(
            operationId = "checkInGuest",
            summary = "Check in a guest without a code",
            description = "Who was found by name, order or place. The same rules as with a code; the scan is marked.")
    @APIResponse(responseCode = "200", description = "Let in, or out")
    @APIResponse(responseCode = "404", description = "ticket_not_found, performance_not_found")
    @APIResponse(responseCode = "409", description = "As for one ticket")
    public CheckInView checkInGuest(@NotNull @Valid GuestCheckInRequest request) {
        return keeper.scan(new Scan(
                requestKey.derivedId("scan"),
                guests.codeOf(request.ticketId()),
                request.deviceId(),
                Scan.Direction.of(request.direction()),
                request.performanceId(),
                clock.instant(),
                false,
                true));
    }

    @POST
    @Path("offline-batch")
    @Operation(
            operationId = "tellOfflineScans",
            summary = "Tell scans made without contact",
            description =
                    "The same rules as online. Every scan at a door of the caller is kept and answered; conflicts are shown, never dropped. "
                            + "An id that was told before with another code is a conflict (scan_id_reused).")
    @APIResponse(responseCode = "200", description = "One result for each scan")
    public OfflineBatchView offlineBatch(@NotNull @Valid OfflineBatchRequest request) {
        List<OfflineResult> results = new ArrayList<>();
        request.scans().stream()
                .sorted(Comparator.comparing(OfflineScan::scannedAt))
                .forEach(scan -> results.add(offline(request, scan)));
        int accepted = (int)
                results.stream().filter(r -> r.result().equals("accepted")).count();
        return new OfflineBatchView(accepted, results.size() - accepted, results);
    }

    private OfflineResult offline(OfflineBatchRequest request, OfflineScan told) {
        Scan scan = new Scan(
                told.scanId(),
                told.code(),
                request.deviceId(),
                Scan.Direction.of(told.direction()),
                told.performanceId(),
                told.scannedAt(),
                true);
        boolean tooLong =
                offlineLimit.isExceeded(told.code(), Duration.between(request.lastContactAt(), told.scannedAt()));
        try {
            return switch (checkIn.of(scan, keeper.who())) {
                case ScanOutcome.Admitted admitted ->
                    new OfflineResult(told.scanId(), "accepted", null, admitted.ticketId(), null, null, tooLong);
                case ScanOutcome.Refused refused ->
                    new OfflineResult(
                            told.scanId(),
                            "conflict",
                            refused.code(),
                            refused.ticketId(),
                            refused.since(),
                            refused.device(),
                            tooLong);
            };
        } catch (ForbiddenActionException e) {
            return new OfflineResult(told.scanId(), "conflict", "forbidden", null, null, null, tooLong);
        } catch (NotFoundException e) {
            return new OfflineResult(told.scanId(), "conflict", e.code(), null, null, null, tooLong);
        }
    }
}
