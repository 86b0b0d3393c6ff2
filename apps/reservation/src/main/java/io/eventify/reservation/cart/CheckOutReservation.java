package io.eventify.reservation.cart;

import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.lra.Lras;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** Joins the order's saga, then freezes the cart in it. */
@ApplicationScoped
class CheckOutReservation {
    @Inject
    Lras lras;

    @Inject
    FreezeForOrder freezeForOrder;

    public ReservationView checkOut(UUID id, URI lra) {
        lras.join(lra, FreezeForOrder.PARTICIPANT, Duration.ZERO);
        return freezeForOrder.freeze(id, lra);
    }
}
