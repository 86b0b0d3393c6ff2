package io.eventify.reservation.cart;

import io.eventify.contracts.Page;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Reads a cart: its customer, or a service that orders it. */
@ApplicationScoped
class FindReservation {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Transactional
    public ReservationView find(UUID id) {
        Cart cart = caller.isServiceWith("reservation:read")
                ? reservations.find(id).orElseThrow(() -> new NotFoundException("reservation"))
                : ownCarts.find(id);
        return cart.viewAt(clock.instant());
    }

    /** The caller's own, the newest first. */
    @Transactional
    public Page<ReservationView> mine(int page, int size) {
        Page<Cart> carts = reservations.page(caller.id(), page, size);
        Instant now = clock.instant();
        return new Page<>(
                page,
                size,
                carts.total(),
                carts.items().stream().map(cart -> cart.viewAt(now)).toList());
    }
}
