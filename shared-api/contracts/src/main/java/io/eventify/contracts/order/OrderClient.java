package io.eventify.contracts.order;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Orders, with the token of the customer (or of support). */
@RegisterRestClient(configKey = "order")
@Path("/api/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface OrderClient {

    /** One page of the caller's own orders, the newest first. */
    @GET
    Page<Listing> mine(@QueryParam("mine") boolean mine, @QueryParam("page") int page, @QueryParam("size") int size);

    /** 404 {@code order_not_found} for none and for another customer's. */
    @GET
    @Path("{orderId}")
    Details get(@PathParam("orderId") UUID orderId);

    /** Orders a cart; the same key gives the same order. */
    @POST
    Placed place(@HeaderParam("Idempotency-Key") @Nullable String key, Place request);

    /** Cancels an order, whole or by line; the same key cancels once. */
    @POST
    @Path("{orderId}/cancel")
    Cancelled cancel(
            @PathParam("orderId") UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, Cancel request);

    /** An order in a list. */
    record Listing(
            UUID orderId,
            String orderNumber,
            UUID customerId,
            UUID performanceId,
            String title,
            String status,
            long lines,
            Money total,
            Money refunded,
            Instant createdAt) {}

    /** An order as its customer sees it. */
    record Details(
            UUID orderId,
            String orderNumber,
            UUID customerId,
            UUID reservationId,
            UUID performanceId,
            String title,
            @Nullable Instant startsAt,
            @Nullable String timeZone,
            String status,
            @Nullable String reason,
            Money total,
            Money taxTotal,
            Money refunded,
            Instant createdAt,
            Instant updatedAt,
            Instant payUntil,
            List<Line> lines,
            @Nullable Payment payment,
            List<Entry> timeline) {}

    /** @param status valid or cancelled */
    record Line(
            UUID lineId,
            int position,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            @Nullable UUID seatId,
            @Nullable UUID bucketId,
            String priceCategory,
            Money price,
            Money tax,
            String taxPercent,
            String status,
            @Nullable UUID ticketId) {}

    /** What the browser needs to pay; the secret only while it can be paid. */
    record Payment(
            @Nullable UUID paymentId,
            String status,
            @Nullable String clientSecret,
            @Nullable String publishableKey) {}

    /** A step in the order's history. */
    record Entry(Instant at, String code, String message) {}

    /** @param language fr, en or ar; that of the request when absent */
    record Place(UUID reservationId, @Nullable String language) {}

    /** The order, ready to be paid. */
    record Placed(UUID orderId, String orderNumber, String status, Money total, Instant payUntil, Payment payment) {}

    /** @param lineIds only these lines; all when absent */
    record Cancel(
            @Nullable List<UUID> lineIds,
            @Nullable String reason,
            @Nullable Boolean override) {}

    /** @param refundStatus none, requested, pending, failed or succeeded */
    record Cancelled(
            UUID orderId,
            @Nullable UUID cancellationId,
            String status,
            Money refund,
            String refundStatus,
            List<UUID> lineIds) {}
}
