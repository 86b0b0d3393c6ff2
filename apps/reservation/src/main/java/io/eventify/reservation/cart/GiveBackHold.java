package io.eventify.reservation.cart;

import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A hold was taken and could not be put into the cart: it is given back, and the next adding takes another. */
@ApplicationScoped
class GiveBackHold {
    @Inject
    Reservations reservations;

    @Inject
    HoldReleases releases;

    /**
     * Does nothing for a hold that stands in the cart after all, stored by a repetition of the same request.
     *
     * @throws NotFoundException if there is no such cart
     */
    @Transactional
    public void giveBack(UUID reservationId, UUID holdId) {
        Cart cart = reservations.lock(reservationId);
        if (cart.holdIds().contains(holdId)) {
            return;
        }
        cart.reservation().additionEnded();
        reservations.update();
        releases.request(reservationId, List.of(holdId));
    }
}
