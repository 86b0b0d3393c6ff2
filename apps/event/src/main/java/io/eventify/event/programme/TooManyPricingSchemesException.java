package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** An event has at most fifty pricing schemes. */
class TooManyPricingSchemesException extends DomainException {
    TooManyPricingSchemesException() {
        super(422, "too_many_pricing_schemes");
    }
}
