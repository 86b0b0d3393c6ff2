package io.eventify.reservation.cart;

import jakarta.persistence.EnumeratedValue;
import java.util.Set;

/** Where a cart stands. */
public enum ReservationStatus {
    PENDING("pending"),
    CONFIRMED("confirmed"),
    FULFILLED("fulfilled"),
    EXPIRED("expired"),
    CANCELLED("cancelled");

    @EnumeratedValue
    final String code;

    ReservationStatus(String code) {
        this.code = code;
    }

    /** Where it can go from here. */
    Set<ReservationStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(CONFIRMED, EXPIRED, CANCELLED);
            case CONFIRMED -> Set.of(FULFILLED, EXPIRED, CANCELLED);
            case FULFILLED, EXPIRED, CANCELLED -> Set.of();
        };
    }
}
