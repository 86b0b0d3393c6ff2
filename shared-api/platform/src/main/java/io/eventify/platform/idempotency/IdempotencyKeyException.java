package io.eventify.platform.idempotency;

import io.eventify.platform.errors.DomainException;

/** The request cannot run with this idempotency key, or without one. */
public class IdempotencyKeyException extends DomainException {

    private IdempotencyKeyException(int status, String code) {
        super(status, code);
    }

    static IdempotencyKeyException required() {
        return new IdempotencyKeyException(400, "idempotency_key_required");
    }

    static IdempotencyKeyException invalid() {
        return new IdempotencyKeyException(400, "idempotency_key_invalid");
    }

    static IdempotencyKeyException reused() {
        return new IdempotencyKeyException(422, "idempotency_key_reused");
    }

    static IdempotencyKeyException inProgress() {
        return new IdempotencyKeyException(409, "request_in_progress");
    }
}
