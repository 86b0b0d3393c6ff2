package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;

/** The saga was undone: the cart ends, and its places go back (those that the saga had not yet made firm). */
@ApplicationScoped
class UndoCheckout {
    @Inject
    Reservations reservations;

    @Inject
    HoldReleases releases;

    @Inject
    Participations participations;

    @Inject
    Outbox outbox;

    @Transactional
    public void of(URI lra) {
        if (participations.compensateOnce(lra, FreezeForOrder.PARTICIPANT)) {
            reservations.lockBySaga(lra).ifPresent(this::cancel);
        }
    }

    private void cancel(Cart cart) {
        cart.reservation().cancel("order_ended");
        reservations.update();
        releases.request(cart.reservation().id(), cart.holdIds());
        outbox.publish(EventTypes.RESERVATION_CANCELLED, cart.reservation().id(), cart.announcement());
    }
}
