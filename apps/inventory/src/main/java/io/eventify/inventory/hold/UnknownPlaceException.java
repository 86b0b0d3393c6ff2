package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;
import java.util.Collection;
import java.util.UUID;

/** Some of the wanted places are not places of the performance: 422 {@code unknown_place}; details name each. */
public class UnknownPlaceException extends DomainException {
    UnknownPlaceException(Collection<UUID> places, WantedPlaces wanted) {
        super(422, "unknown_place", SeatsUnavailableException.details(places, wanted, "unknown"));
    }
}
