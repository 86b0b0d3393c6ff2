package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;

/** A radius or sorting by distance without a point: 400 {@code near_required}. */
public class NearRequiredException extends DomainException {
    public NearRequiredException() {
        super(400, "near_required", "near", "invalid");
    }
}
