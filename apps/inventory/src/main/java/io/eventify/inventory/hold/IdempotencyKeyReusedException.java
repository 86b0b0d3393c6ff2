package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** The key was used with another request: 422 {@code idempotency_key_reused}. */
public class IdempotencyKeyReusedException extends DomainException {
    public IdempotencyKeyReusedException() {
        super(422, "idempotency_key_reused");
    }
}
