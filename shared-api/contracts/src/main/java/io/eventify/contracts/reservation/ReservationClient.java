package io.eventify.contracts.reservation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cart, as the order context uses it. Scopes {@code reservation:read}, {@code reservation:confirm}. */
@RegisterRestClient(configKey = "reservation")
@Path("/api/reservations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ReservationClient {

    @GET
    @Path("{reservationId}")
    ReservationView get(@PathParam("reservationId") UUID reservationId);

    /**
     * Freezes the cart for an order inside an LRA: status {@code confirmed}; the LRA's end makes it fulfilled or cancelled. Repeatable with the
     * same LRA. Errors: 404, 409 {@code reservation_not_pending}, 410 {@code reservation_expired}, 422 {@code reservation_empty}, {@code price_changed}.
     */
    @POST
    @Path("{reservationId}/checkout")
    ReservationView checkout(
            @PathParam("reservationId") UUID reservationId, @HeaderParam("Long-Running-Action") String lra);
}
