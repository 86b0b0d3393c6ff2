package io.eventify.reservation;

import io.eventify.platform.errors.DomainException;

/** The performance has no such price category. */
public class UnknownPriceCategoryException extends DomainException {
    UnknownPriceCategoryException() {
        super(422, "unknown_price_category", "priceCategory", "unknown");
    }
}
