package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** The request names no place at all: 400 {@code no_places_wanted}. */
public class NoPlacesWantedException extends DomainException {
    public NoPlacesWantedException() {
        super(400, "no_places_wanted");
    }
}
