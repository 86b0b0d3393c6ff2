package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** There is no such coupon. */
class CouponUnknownException extends DomainException {
    CouponUnknownException() {
        super(422, "coupon_unknown", "code", "unknown");
    }
}
