package io.eventify.contracts.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for places of one performance, all or nothing. At least one of seats, buckets and bestAvailable is given.
 *
 * @param customerId for whom; the limit per customer counts against this id
 * @param ttlSeconds how long the hold shall live, 60 to 3600; the performance's own hold time when absent
 */
public record HoldSeatsRequest(
        @NotNull UUID performanceId,
        @NotNull UUID customerId,
        @Valid @Size(max = 100) @Nullable List<SeatChoice> seats,
        @Valid @Size(max = 20) @Nullable List<BucketChoice> buckets,
        @Valid @Nullable BestAvailable bestAvailable,
        @Min(60) @Max(3600) @Nullable Integer ttlSeconds) {

    /** One numbered seat. */
    public record SeatChoice(@NotNull UUID seatId) {}

    /** Places in a zone of the performance, 1 to 100. */
    public record BucketChoice(
            @NotNull UUID bucketId, @Min(1) @Max(100) int quantity) {}

    /**
     * Lets the inventory choose.
     *
     * @param quantity 1 to 100
     * @param seatClass only places of this class; any when absent
     * @param section only this section; any when absent
     * @param together true: adjacent in one row or nothing; false or absent: adjacent when possible
     * @param accessible true: accessible seats are wanted; otherwise they are never given
     */
    public record BestAvailable(
            @Min(1) @Max(100) int quantity,
            @Size(max = 100) @Nullable String seatClass,
            @Size(max = 100) @Nullable String section,
            @Nullable Boolean together,
            @Nullable Boolean accessible) {}
}
