package io.eventify.reservation.cart;

import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;

/** The saga ended well: what stood in the cart was bought. */
@ApplicationScoped
class FulfilReservation {
    @Inject
    Reservations reservations;

    @Inject
    Participations participations;

    @Transactional
    public void of(URI lra) {
        if (participations.completeOnce(lra, FreezeForOrder.PARTICIPANT)) {
            reservations.lockBySaga(lra).ifPresent(cart -> {
                cart.reservation().fulfil();
                reservations.update();
            });
        }
    }
}
