package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Not a currency of ISO 4217. */
class UnknownCurrencyException extends DomainException {
    UnknownCurrencyException() {
        super(422, "unknown_currency", "currency", "unknown");
    }
}
