package io.eventify.order.checkout;

import io.eventify.platform.errors.DomainException;

/** The cart cannot be ordered as it is: 409 {@code reservation_not_pending}, 422 {@code reservation_empty} or {@code performance_cancelled}. */
public class CartNotOrderableException extends DomainException {
    private CartNotOrderableException(int status, String code) {
        super(status, code);
    }

    static CartNotOrderableException notPending() {
        return new CartNotOrderableException(409, "reservation_not_pending");
    }

    static CartNotOrderableException empty() {
        return new CartNotOrderableException(422, "reservation_empty");
    }

    static CartNotOrderableException performanceCancelled() {
        return new CartNotOrderableException(422, "performance_cancelled");
    }
}
