package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The customer no longer wants the cart; repeatable. */
@ApplicationScoped
class CancelReservation {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    HoldReleases releases;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Transactional
    public void cancel(UUID id) {
        Cart cart = ownCarts.lock(id);
        if (cart.reservation().status() == ReservationStatus.CANCELLED) {
            return;
        }
        cart.reservation().requireOpen(clock.instant());
        cart.reservation().cancel("customer");
        reservations.update();
        releases.request(id, cart.holdIds());
        outbox.publish(EventTypes.RESERVATION_CANCELLED, id, cart.announcement());
    }
}
