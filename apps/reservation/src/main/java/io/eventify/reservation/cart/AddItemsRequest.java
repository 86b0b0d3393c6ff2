package io.eventify.reservation.cart;

import io.eventify.contracts.Money;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Places for the cart, all or nothing: seats, quantities in zones, or the best available; at least one of them.
 *
 * @param performanceId needed unless the cart already has one
 */
public record AddItemsRequest(
        @Nullable UUID performanceId,
        @Valid @Size(max = 100) @Nullable List<@NotNull Seat> seats,
        @Valid @Size(max = 20) @Nullable List<@NotNull Bucket> buckets,
        @Valid @Nullable BestAvailable bestAvailable) {

    /**
     * One numbered seat.
     *
     * @param priceCategory the dearest of the seat's class when absent
     * @param expectedPrice what the customer was shown; only compared
     */
    public record Seat(
            @NotNull UUID seatId,
            @Size(max = 60) @Nullable String priceCategory,
            @Nullable Money expectedPrice) {}

    /** Places in a zone; otherwise as {@link Seat}. */
    public record Bucket(
            @NotNull UUID bucketId,
            @Min(1) @Max(100) int quantity,
            @Size(max = 60) @Nullable String priceCategory,
            @Nullable Money expectedPrice) {}

    /** The inventory chooses, see {@link HoldSeatsRequest.BestAvailable}. */
    @Schema(name = "BestAvailableItems")
    public record BestAvailable(
            @Min(1) @Max(100) int quantity,
            @Size(max = 100) @Nullable String seatClass,
            @Size(max = 100) @Nullable String section,
            @Nullable Boolean together,
            @Nullable Boolean accessible,
            @Size(max = 60) @Nullable String priceCategory) {}

    /** What the customer said about the price of a place. */
    record Wish(@Nullable String priceCategory, @Nullable Money expectedPrice) {}

    /**
     * @throws NothingChosenException if it asks for nothing
     * @throws DuplicatePlaceException if it asks for the same place twice
     */
    void requireChoice() {
        if (seatsOrNone().isEmpty() && bucketsOrNone().isEmpty() && bestAvailable == null) {
            throw new NothingChosenException();
        }
        Set<UUID> places = new HashSet<>();
        boolean once = seatsOrNone().stream().allMatch(seat -> places.add(seat.seatId()))
                && bucketsOrNone().stream().allMatch(bucket -> places.add(bucket.bucketId()));
        if (!once) {
            throw new DuplicatePlaceException();
        }
    }

    /** How many lines of the cart it makes, at most. */
    int lines() {
        return seatsOrNone().size() + bucketsOrNone().size() + (bestAvailable == null ? 0 : bestAvailable.quantity());
    }

    /** For a seat that was asked for, or else chosen by the inventory. */
    Wish wishForSeat(UUID seatId) {
        return seatsOrNone().stream()
                .filter(seat -> seat.seatId().equals(seatId))
                .findFirst()
                .map(seat -> new Wish(seat.priceCategory(), seat.expectedPrice()))
                .orElseGet(this::wishForBest);
    }

    Wish wishForBucket(UUID bucketId) {
        return bucketsOrNone().stream()
                .filter(bucket -> bucket.bucketId().equals(bucketId))
                .findFirst()
                .map(bucket -> new Wish(bucket.priceCategory(), bucket.expectedPrice()))
                .orElseGet(this::wishForBest);
    }

    private Wish wishForBest() {
        return new Wish(bestAvailable == null ? null : bestAvailable.priceCategory(), null);
    }

    HoldSeatsRequest asHold(UUID performance, UUID customer, int ttlSeconds) {
        return new HoldSeatsRequest(
                performance,
                customer,
                seatsOrNone().stream()
                        .map(seat -> new HoldSeatsRequest.SeatChoice(seat.seatId()))
                        .toList(),
                bucketsOrNone().stream()
                        .map(bucket -> new HoldSeatsRequest.BucketChoice(bucket.bucketId(), bucket.quantity()))
                        .toList(),
                bestAvailable == null
                        ? null
                        : new HoldSeatsRequest.BestAvailable(
                                bestAvailable.quantity(),
                                bestAvailable.seatClass(),
                                bestAvailable.section(),
                                bestAvailable.together(),
                                bestAvailable.accessible()),
                ttlSeconds);
    }

    private List<Seat> seatsOrNone() {
        return Objects.requireNonNullElse(seats, List.of());
    }

    private List<Bucket> bucketsOrNone() {
        return Objects.requireNonNullElse(buckets, List.of());
    }
}
