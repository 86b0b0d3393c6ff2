package io.eventify.contracts.reservation;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cart.
 *
 * @param status pending, confirmed (frozen, being ordered), fulfilled, expired or cancelled
 * @param total sum of the lines; absent while the cart is empty
 */
public record ReservationView(
        UUID reservationId,
        UUID customerId,
        String status,
        @Nullable UUID performanceId,
        Instant expiresAt,
        List<Item> items,
        @Nullable Money total) {

    /**
     * A line of the cart: one seat, or a quantity in a zone.
     *
     * @param label how a person finds the place, such as {@code Stalls B 12}
     * @param taxPercent the rate contained in the price
     */
    public record Item(
            UUID itemId,
            UUID holdId,
            @Nullable UUID seatId,
            @Nullable UUID bucketId,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            int quantity,
            String priceCategory,
            Money unitPrice,
            Money subtotal,
            String taxPercent) {}
}
