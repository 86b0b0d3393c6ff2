package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** Places may have been sold: neither the hall nor the existence of the performance can change any more. */
class PerformanceOnSaleException extends DomainException {
    PerformanceOnSaleException() {
        super(409, "performance_on_sale");
    }
}
