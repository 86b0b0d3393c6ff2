package io.eventify.platform.messaging;

import io.eventify.platform.errors.DomainException;

/** The broker does not answer, so nobody can say what lies there: 503 {@code broker_unavailable}. */
public class DeadLettersUnavailableException extends DomainException {
    DeadLettersUnavailableException(Throwable cause) {
        super(503, "broker_unavailable");
        initCause(cause);
    }
}
