package io.eventify.reservation.cart;

import io.eventify.contracts.reservation.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** After its holds got more time, so does the cart. */
@ApplicationScoped
class ApplyExtension {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    Clock clock;

    @Transactional
    public ReservationView apply(UUID id, Instant until) {
        Instant now = clock.instant();
        Cart cart = ownCarts.lock(id);
        cart.reservation().extendTo(until, now);
        reservations.update();
        return cart.viewAt(now);
    }
}
