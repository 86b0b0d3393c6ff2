package io.eventify.order.calls;

import io.eventify.platform.errors.DomainException;

/** A neighbour that the request cannot do without did not answer: 503 {@code service_unavailable}. */
public class NeighbourUnavailableException extends DomainException {

    public NeighbourUnavailableException(Throwable cause) {
        super(503, "service_unavailable");
        initCause(cause);
    }
}
