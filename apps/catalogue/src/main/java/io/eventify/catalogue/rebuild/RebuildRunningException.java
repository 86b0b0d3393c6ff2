package io.eventify.catalogue.rebuild;

import io.eventify.platform.errors.DomainException;

/** One at a time: 409 {@code rebuild_running}. */
public class RebuildRunningException extends DomainException {
    public RebuildRunningException() {
        super(409, "rebuild_running");
    }
}
