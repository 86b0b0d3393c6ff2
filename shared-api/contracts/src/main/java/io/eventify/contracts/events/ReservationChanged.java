package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation (the cart) was started, got an item, was confirmed, expired or was cancelled. */
public record ReservationChanged(
        UUID reservationId,
        UUID customerId,
        @Nullable UUID performanceId,
        List<Item> items,
        @Nullable Money amount,
        @Nullable String reason) {

    /** A line of the cart and the hold behind it. */
    public record Item(UUID itemId, UUID holdId, int quantity, String priceCategory, Money unitPrice) {}
}
