package io.eventify.contracts.ticketing;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** A customer's tickets, and the door, with the token of who asks. */
@RegisterRestClient(configKey = "ticketing")
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface WalletClient {

    /** One page of the caller's tickets, the newest first; without their codes. */
    @GET
    @Path("tickets")
    Page<Ticket> mine(
            @QueryParam("orderId") @Nullable UUID orderId, @QueryParam("page") int page, @QueryParam("size") int size);

    /** A scan at the door; the same key counts once. */
    @POST
    @Path("check-ins")
    CheckedIn checkIn(@HeaderParam("Idempotency-Key") @Nullable String key, Scan request);

    /** @param status valid, revoked, checked_in or outside (left again) */
    record Ticket(
            UUID ticketId,
            UUID orderId,
            String orderNumber,
            UUID performanceId,
            String status,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            String priceCategory,
            Money price,
            @Nullable Map<String, String> eventTitle,
            @Nullable Map<String, String> venueName,
            @Nullable Instant startTime,
            @Nullable String timeZone,
            boolean cancelled) {}

    /** @param direction entry or exit; entry when absent */
    record Scan(
            String code,
            String deviceId,
            @Nullable String direction,
            @Nullable UUID performanceId) {}

    /** @param status checked_in, or checked_out for an exit scan */
    record CheckedIn(UUID ticketId, String status, Instant at) {}
}
