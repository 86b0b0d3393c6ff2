package io.eventify.contracts.reservation;

import io.eventify.contracts.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The customer's own carts, with the customer's token. */
@RegisterRestClient(configKey = "reservation")
@Path("/api/reservations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface CartClient {

    /** One page of the caller's carts, the newest first. */
    @GET
    Page<ReservationView> mine(@QueryParam("page") int page, @QueryParam("size") int size);

    @GET
    @Path("{reservationId}")
    ReservationView get(@PathParam("reservationId") UUID reservationId);

    /** Starts a cart; the same key gives the same cart. */
    @POST
    ReservationView start(@HeaderParam("Idempotency-Key") @Nullable String key, StartCart request);

    /** Holds places and puts them into the cart, all or nothing. */
    @POST
    @Path("{reservationId}/items")
    ReservationView addItems(
            @PathParam("reservationId") UUID reservationId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            AddPlaces request);

    /** Takes a line out of the cart, with all that were added together with it. */
    @DELETE
    @Path("{reservationId}/items/{itemId}")
    ReservationView removeItem(@PathParam("reservationId") UUID reservationId, @PathParam("itemId") UUID itemId);

    /** Checks the prices and freezes the lines; may be repeated. */
    @POST
    @Path("{reservationId}/confirm")
    ReservationView confirm(@PathParam("reservationId") UUID reservationId);

    /** A new cart. */
    record StartCart(@Nullable UUID performanceId, @Nullable Integer expiresInSeconds) {}

    /** Places for the cart. */
    record AddPlaces(
            @Nullable UUID performanceId,
            @Nullable List<SeatWish> seats,
            @Nullable List<ZoneWish> buckets,
            @Nullable BestWish bestAvailable) {}

    /** One numbered seat. */
    record SeatWish(UUID seatId, @Nullable String priceCategory) {}

    /** Places in a zone. */
    record ZoneWish(UUID bucketId, int quantity, @Nullable String priceCategory) {}

    /** The inventory chooses. */
    record BestWish(
            int quantity,
            @Nullable String seatClass,
            @Nullable String section,
            @Nullable Boolean together,
            @Nullable Boolean accessible,
            @Nullable String priceCategory) {}
}
