package io.eventify.order.history;

import io.eventify.order.Order;
import java.util.UUID;

/** For whom a view is made, which decides how much it tells. */
record Viewer(UUID id, boolean fullFacts, String language) {

    boolean owns(Order order) {
        return order.customerId().equals(id);
    }
}
