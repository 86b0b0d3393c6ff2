package io.eventify.contracts.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places were reserved, sold or released. */
public record SeatsChanged(
        UUID performanceId,
        UUID holdId,
        List<UUID> seats,
        List<Bucket> buckets,
        @Nullable Instant expiresAt) {

    /** A quantity in a zone of the performance. */
    public record Bucket(UUID bucketId, int quantity) {}
}
