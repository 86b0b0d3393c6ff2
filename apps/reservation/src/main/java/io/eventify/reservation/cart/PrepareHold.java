package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.reservation.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Before places are held: whether the cart may take them, and what to ask the inventory for. */
@ApplicationScoped
class PrepareHold {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Offers offers;

    @Inject
    Clock clock;

    /** What to ask for, and with which key. */
    record WantedHold(String key, HoldSeatsRequest request) {}

    @Transactional
    public WantedHold of(UUID reservationId, AddItemsRequest request) {
        request.requireChoice();
        Instant now = clock.instant();
        Cart cart = ownCarts.find(reservationId);
        cart.reservation().requirePending(now);
        if (cart.items().size() + request.lines() > Cart.MAX_LINES) {
            throw new ReservationFullException();
        }
        UUID performanceId = performanceOf(cart.reservation(), request);
        if (!offers.performance(performanceId)
                .orElseThrow(UnknownPerformanceException::new)
                .isOnSale()) {
            throw new SalesNotOpenException();
        }
        HoldSeatsRequest wanted = request.asHold(
                performanceId,
                cart.reservation().customerId(),
                wholeMinutes(Duration.between(now, cart.reservation().expiresAt())));
        return new WantedHold(cart.reservation().holdKey(wanted.toString()), wanted);
    }

    /*
     * The hold ends with the cart, or up to a minute later (a cart that ends gives its holds back): so that an adding repeated within the minute is the same
     * request to the inventory, with the same key. A minute is also the shortest hold there is.
     */
    private static int wholeMinutes(Duration left) {
        return Math.clamp(Math.ceilDiv(left.toSeconds(), 60), 1, 60) * 60;
    }

    private static UUID performanceOf(Reservation reservation, AddItemsRequest request) {
        UUID chosen = reservation.performanceId();
        if (chosen == null) {
            chosen = request.performanceId();
        } else if (request.performanceId() != null && !request.performanceId().equals(chosen)) {
            throw new OtherPerformanceException();
        }
        if (chosen == null) {
            throw new PerformanceRequiredException();
        }
        return chosen;
    }
}
