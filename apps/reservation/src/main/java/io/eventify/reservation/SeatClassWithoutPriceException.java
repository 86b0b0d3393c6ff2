package io.eventify.reservation;

import io.eventify.platform.errors.DomainException;

/** Nobody said what this place costs, so it is not sold. */
public class SeatClassWithoutPriceException extends DomainException {
    SeatClassWithoutPriceException() {
        super(422, "seat_class_without_price");
    }
}
