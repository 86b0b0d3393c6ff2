package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Places by name: each seat once, each bucket once with the sum of its quantities, in key order.
 *
 * @param quantities by bucket
 */
record WantedPlaces(List<UUID> seats, SortedMap<UUID, Integer> quantities) {

    WantedPlaces {
        seats = seats.stream().distinct().sorted().toList();
        quantities = Collections.unmodifiableSortedMap(quantities);
    }

    static WantedPlaces of(HoldSeatsRequest request) {
        List<UUID> seats = Objects.requireNonNullElse(request.seats(), List.<HoldSeatsRequest.SeatChoice>of()).stream()
                .map(HoldSeatsRequest.SeatChoice::seatId)
                .toList();
        return new WantedPlaces(seats, sums(Objects.requireNonNullElse(request.buckets(), List.of())));
    }

    static WantedPlaces of(GiveBackRequest request) {
        return new WantedPlaces(request.seatIds(), sums(request.buckets()));
    }

    private static SortedMap<UUID, Integer> sums(List<BucketChoice> buckets) {
        SortedMap<UUID, Integer> sums = new TreeMap<>();
        buckets.forEach(bucket -> sums.merge(bucket.bucketId(), bucket.quantity(), Integer::sum));
        return sums;
    }

    WantedPlaces with(Collection<UUID> moreSeats) {
        return new WantedPlaces(
                Stream.concat(seats.stream(), moreSeats.stream()).toList(), quantities);
    }

    boolean isEmpty() {
        return seats.isEmpty() && quantities.isEmpty();
    }

    int count() {
        return seats.size()
                + quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    UUID[] seatArray() {
        return seats.toArray(UUID[]::new);
    }

    UUID[] bucketArray() {
        return quantities.keySet().toArray(UUID[]::new);
    }

    Integer[] quantityArray() {
        return quantities.values().toArray(Integer[]::new);
    }
}
