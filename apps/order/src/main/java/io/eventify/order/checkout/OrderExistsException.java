package io.eventify.order.checkout;

import io.eventify.platform.errors.DomainException;
import java.util.UUID;

/** The cart is already being ordered: 409 {@code order_exists}, naming the order. */
public class OrderExistsException extends DomainException {
    private OrderExistsException(String field, UUID id) {
        super(409, "order_exists", field, id.toString());
    }

    static OrderExistsException of(UUID order) {
        return new OrderExistsException("orderId", order);
    }

    /** The other request is so near that its order cannot be read yet. */
    static OrderExistsException ofCart(UUID reservation) {
        return new OrderExistsException("reservationId", reservation);
    }
}
