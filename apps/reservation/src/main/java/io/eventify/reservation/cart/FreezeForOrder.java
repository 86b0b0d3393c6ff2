package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** An order takes the cart over, in its saga. */
@ApplicationScoped
class FreezeForOrder {
    static final String PARTICIPANT = "reservation";

    @Inject
    Reservations reservations;

    @Inject
    CheckOffer checkOffer;

    @Inject
    Participations participations;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Repeatable with the same saga.
     *
     * @throws io.eventify.platform.lra.LraEndedException if the saga was undone before
     */
    @Transactional
    public ReservationView freeze(UUID id, URI lra) {
        // first the participation, then the cart: the callbacks lock in the same order
        participations.enlist(lra, PARTICIPANT);
        Instant now = clock.instant();
        Cart cart = reservations.lock(id);
        Reservation reservation = cart.reservation();
        if (reservation.isInCheckoutOf(lra)) {
            return cart.viewAt(now);
        }
        if (reservation.isInCheckout()) {
            throw new ReservationNotPendingException(reservation.status());
        }
        reservation.requireOpen(now);
        checkOffer.requireValid(cart);
        boolean announced = reservation.status() == ReservationStatus.CONFIRMED;
        reservation.checkOut(lra, now);
        reservations.update();
        if (!announced) {
            outbox.publish(EventTypes.RESERVATION_CONFIRMED, id, cart.announcement());
        }
        return cart.viewAt(now);
    }
}
