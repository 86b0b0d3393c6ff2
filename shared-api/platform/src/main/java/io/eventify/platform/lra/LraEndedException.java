package io.eventify.platform.lra;

import io.eventify.platform.errors.DomainException;
import java.net.URI;

/** The saga is over or unknown, so nothing may be added to it: 409 {@code lra_ended}. Trying again is of no use. */
public class LraEndedException extends DomainException {
    private final transient URI lra;

    public LraEndedException(URI lra) {
        super(409, "lra_ended");
        this.lra = lra;
    }

    public URI lra() {
        return lra;
    }
}
