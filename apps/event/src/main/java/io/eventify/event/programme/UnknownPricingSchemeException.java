package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The event has no such pricing scheme. */
class UnknownPricingSchemeException extends DomainException {
    UnknownPricingSchemeException() {
        super(422, "unknown_pricing_scheme", "pricingSchemeId", "unknown");
    }
}
