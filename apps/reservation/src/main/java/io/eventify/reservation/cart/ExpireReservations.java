package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Notes and announces the carts whose time is over. Several instances sweep at once: each takes rows that no other has. */
@ApplicationScoped
class ExpireReservations {
    static final int BATCH = 100;

    @Inject
    Reservations reservations;

    @Inject
    HoldReleases releases;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** @return how many; a full batch means that there may be more */
    @Transactional
    public int expireSome() {
        List<Cart> due = reservations.lockFreeDue(clock.instant(), BATCH);
        for (Cart cart : due) {
            cart.reservation().expire();
            releases.request(cart.reservation().id(), cart.holdIds());
            outbox.publish(EventTypes.RESERVATION_EXPIRED, cart.reservation().id(), cart.announcement());
        }
        reservations.update();
        return due.size();
    }
}
