package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** A checkout is part of a long-running action. */
class LraRequiredException extends DomainException {
    LraRequiredException() {
        super(400, "lra_required", "Long-Running-Action", "missing");
    }
}
