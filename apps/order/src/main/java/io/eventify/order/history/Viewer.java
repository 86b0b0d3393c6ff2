package io.eventify.order.history;

import io.eventify.order.Order;
import java.util.UUID;

/** For whom a view is made, which decides how much it tells. */
record Viewer(UUID id, String client, boolean fullFacts, boolean isService, boolean organises, String language) {

    boolean owns(Order order) {
        return order.customerId().equals(id);
    }

    /** Support or an administrator at somebody else's order. */
    boolean isAudited(Order order) {
        return fullFacts && !isService && !owns(order);
    }
}
