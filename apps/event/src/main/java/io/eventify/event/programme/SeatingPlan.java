package io.eventify.event.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A seating plan as the inventory last told it: which classes of places need a price. */
@Entity
public class SeatingPlan {
    @Id
    private UUID id;

    private UUID venueId;
    private List<String> seatClasses;
    private Instant asOf;

    protected SeatingPlan() {}

    SeatingPlan(UUID id) {
        this.id = id;
        this.asOf = Instant.EPOCH;
    }

    /** Takes over what was told, unless something newer is known. */
    void define(UUID newVenueId, List<String> newSeatClasses, Instant at) {
        if (at.isBefore(asOf)) {
            return;
        }
        venueId = newVenueId;
        seatClasses = List.copyOf(newSeatClasses);
        asOf = at;
    }

    UUID venueId() {
        return venueId;
    }

    List<String> seatClasses() {
        return seatClasses;
    }
}
