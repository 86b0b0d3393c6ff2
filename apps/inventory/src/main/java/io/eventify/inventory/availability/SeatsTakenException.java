package io.eventify.inventory.availability;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.Collection;
import java.util.UUID;

/** Seats that are held or sold cannot be blocked: 409 {@code seats_unavailable}; details name each. */
public class SeatsTakenException extends DomainException {
    public SeatsTakenException(Collection<UUID> seats) {
        super(
                409,
                "seats_unavailable",
                seats.stream().map(seat -> new Detail("seats." + seat, "taken")).toList());
    }
}
