package io.eventify.contracts.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold and what it holds.
 *
 * @param state held, firm, committed, released or lapsed
 * @param expiresAt when it lapses by itself; absent once firm
 */
public record HoldView(
        UUID holdId,
        UUID performanceId,
        UUID customerId,
        String state,
        @Nullable Instant expiresAt,
        List<HeldSeat> seats,
        List<HeldBucket> buckets) {

    /** A numbered seat, as a person finds it. */
    public record HeldSeat(
            UUID seatId, String section, String row, String number, String seatClass, boolean accessible) {}

    /** Places in a zone. */
    public record HeldBucket(UUID bucketId, String name, String seatClass, int quantity) {}
}
