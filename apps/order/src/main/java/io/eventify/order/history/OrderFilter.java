package io.eventify.order.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which orders; what is absent does not matter. */
public record OrderFilter(
        @Nullable UUID customerId,
        @Nullable String number,
        @Nullable String status,
        @Nullable UUID performanceId,
        @Nullable UUID ticketId) {

    OrderFilter ofCustomer(UUID customer) {
        return new OrderFilter(customer, number, status, performanceId, ticketId);
    }
}
