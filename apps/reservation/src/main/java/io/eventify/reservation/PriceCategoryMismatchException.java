package io.eventify.reservation;

import io.eventify.platform.errors.DomainException;

/** The price category is for places of another class. */
public class PriceCategoryMismatchException extends DomainException {
    PriceCategoryMismatchException() {
        super(422, "price_category_mismatch", "priceCategory", "other_seat_class");
    }
}
