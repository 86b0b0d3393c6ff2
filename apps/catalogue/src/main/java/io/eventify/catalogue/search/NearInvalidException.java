package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;

/** Latitude or longitude out of range: 400 {@code near_invalid}. */
public class NearInvalidException extends DomainException {
    public NearInvalidException() {
        super(400, "near_invalid", "near", "invalid");
    }
}
