package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The customer is done choosing: prices are checked, the lines frozen; the time still runs. */
@ApplicationScoped
class ConfirmReservation {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    CheckOffer checkOffer;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Transactional
    public ReservationView confirm(UUID id) {
        Instant now = clock.instant();
        Cart cart = ownCarts.lock(id);
        if (cart.reservation().statusAt(now) == ReservationStatus.CONFIRMED) {
            return cart.viewAt(now);
        }
        cart.reservation().requirePending(now);
        checkOffer.requireValid(cart);
        cart.reservation().confirm(now);
        reservations.update();
        outbox.publish(EventTypes.RESERVATION_CONFIRMED, id, cart.announcement());
        return cart.viewAt(now);
    }
}
