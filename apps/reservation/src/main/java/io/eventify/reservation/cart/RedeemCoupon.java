package io.eventify.reservation.cart;

import io.eventify.contracts.reservation.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A coupon for the cart: none is known, since nobody gives any out yet. */
@ApplicationScoped
class RedeemCoupon {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Clock clock;

    /** @throws CouponUnknownException always, once the cart itself is in order */
    @Transactional
    public ReservationView redeem(UUID id, CouponRequest request) {
        ownCarts.find(id).reservation().requirePending(clock.instant());
        throw new CouponUnknownException();
    }
}
