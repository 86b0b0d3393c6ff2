package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;
import java.util.Collection;
import java.util.UUID;

/** Only sold places of the hold can be given back: 409 {@code places_not_sold}; details name each. */
public class PlacesNotSoldException extends DomainException {
    PlacesNotSoldException(Collection<UUID> places, WantedPlaces wanted) {
        super(409, "places_not_sold", SeatsUnavailableException.details(places, wanted, "not_sold"));
    }
}
