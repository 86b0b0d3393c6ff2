package io.eventify.order.checkout;

import io.eventify.platform.errors.DomainException;

/** The cart's time is over: 410 {@code reservation_expired}. */
public class ReservationExpiredException extends DomainException {
    ReservationExpiredException() {
        super(410, "reservation_expired");
    }
}
