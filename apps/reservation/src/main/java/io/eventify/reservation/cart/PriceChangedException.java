package io.eventify.reservation.cart;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** What the customer was shown is not what it costs now; the details name the lines and their prices. */
class PriceChangedException extends DomainException {
    PriceChangedException(List<Detail> lines) {
        super(422, "price_changed", lines);
    }
}
