package io.eventify.order;

import java.util.UUID;

/** Something was tried on an order that its status does not allow; a mistake of ours or a message out of order, never the customer's. */
public class IllegalOrderStateException extends IllegalStateException {
    public IllegalOrderStateException(UUID order, OrderStatus now, OrderStatus wanted) {
        super("order " + order + " is " + now.code() + " and cannot become " + wanted.code());
    }
}
