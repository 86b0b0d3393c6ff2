package io.eventify.inventory.hold;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Somebody else has some of the wanted places: 409 {@code seats_unavailable}. Details name each: {@code seats.<id>}, {@code buckets.<id>} or {@code bestAvailable}. */
public class SeatsUnavailableException extends DomainException {
    private SeatsUnavailableException(List<Detail> details) {
        super(409, "seats_unavailable", details);
    }

    /** These were named by the caller. */
    static SeatsUnavailableException of(Collection<UUID> places, WantedPlaces wanted) {
        return new SeatsUnavailableException(details(places, wanted, "taken"));
    }

    /** The inventory found none to choose. */
    static SeatsUnavailableException nothingToChoose() {
        return new SeatsUnavailableException(List.of(new Detail("bestAvailable", "taken")));
    }

    static List<Detail> details(Collection<UUID> places, WantedPlaces wanted, String issue) {
        List<Detail> details = new ArrayList<>();
        for (UUID place : places) {
            details.add(new Detail((wanted.quantities().containsKey(place) ? "buckets." : "seats.") + place, issue));
        }
        return details;
    }
}
