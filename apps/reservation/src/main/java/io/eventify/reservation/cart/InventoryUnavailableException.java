package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;

/** The inventory did not answer in time; the cart stays as it is, and the customer may try again. */
class InventoryUnavailableException extends DomainException {
    InventoryUnavailableException() {
        super(503, "inventory_unavailable");
    }
}
