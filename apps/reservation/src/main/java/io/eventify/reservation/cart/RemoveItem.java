package io.eventify.reservation.cart;

import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes a line out of the cart, and all lines that were added with it: they share one hold. */
@ApplicationScoped
class RemoveItem {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    HoldReleases releases;

    @Inject
    Clock clock;

    @Transactional
    public ReservationView remove(UUID reservationId, UUID itemId) {
        Instant now = clock.instant();
        Cart cart = ownCarts.lock(reservationId);
        cart.reservation().requirePending(now);
        UUID holdId = cart.items().stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .map(ReservationItem::holdId)
                .orElseThrow(() -> new NotFoundException("item"));
        List<ReservationItem> together = cart.items().stream()
                .filter(item -> item.holdId().equals(holdId))
                .toList();
        List<ReservationItem> rest = cart.items().stream()
                .filter(item -> !item.holdId().equals(holdId))
                .toList();
        reservations.remove(together);
        releases.request(reservationId, List.of(holdId));
        return new Cart(cart.reservation(), rest).viewAt(now);
    }
}
