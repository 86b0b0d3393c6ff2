package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.ExtendHoldRequest;
import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.platform.errors.RemoteCallException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An inventory in which everything is free: seats are of class stalls, zones of class floor. The same key gives the same hold. */
final class FakeInventory implements InventoryClient {
    final List<UUID> released = new ArrayList<>();
    final List<HoldSeatsRequest> asked = new ArrayList<>();

    @Nullable
    RuntimeException refusal;

    boolean answerLost;
    private final Map<String, HoldView> holds = new HashMap<>();
    private final Map<String, HoldSeatsRequest> requests = new HashMap<>();
    private final Instant now;

    FakeInventory(Instant now) {
        this.now = now;
    }

    @Override
    public HoldView hold(String key, HoldSeatsRequest request) {
        refuse();
        asked.add(request);
        if (!requests.computeIfAbsent(key, k -> request).equals(request)) {
            throw new RemoteCallException(422, "idempotency_key_reused", List.of());
        }
        HoldView hold = holds.computeIfAbsent(
                key,
                k -> held(UUID.randomUUID(), request, now.plusSeconds(Objects.requireNonNull(request.ttlSeconds()))));
        if (answerLost) {
            throw new RemoteCallException(503, "service_unavailable", List.of());
        }
        return hold;
    }

    /** How many holds were taken in all. */
    int taken() {
        return holds.size();
    }

    private static HoldView held(UUID id, HoldSeatsRequest request, Instant until) {
        List<HoldView.HeldSeat> seats = new ArrayList<>();
        Objects.requireNonNull(request.seats()).forEach(seat -> seats.add(seat(seat.seatId(), seats.size() + 1)));
        if (request.bestAvailable() != null) {
            for (int i = 0; i < request.bestAvailable().quantity(); i++) {
                seats.add(seat(UUID.randomUUID(), seats.size() + 1));
            }
        }
        List<HoldView.HeldBucket> buckets = Objects.requireNonNull(request.buckets()).stream()
                .map(bucket -> new HoldView.HeldBucket(bucket.bucketId(), "Floor", "floor", bucket.quantity()))
                .toList();
        return new HoldView(id, request.performanceId(), request.customerId(), "held", until, seats, buckets);
    }

    private static HoldView.HeldSeat seat(UUID id, int number) {
        return new HoldView.HeldSeat(id, "Stalls", "B", Integer.toString(number), "stalls", false);
    }

    @Override
    public HoldView extend(UUID holdId, ExtendHoldRequest request) {
        refuse();
        HoldView hold = holds.values().stream()
                .filter(known -> known.holdId().equals(holdId))
                .findFirst()
                .orElseThrow();
        return new HoldView(
                hold.holdId(),
                hold.performanceId(),
                hold.customerId(),
                "held",
                now.plusSeconds(request.ttlSeconds()),
                hold.seats(),
                hold.buckets());
    }

    @Override
    public void release(UUID holdId) {
        refuse();
        released.add(holdId);
    }

    private void refuse() {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public HoldView get(UUID holdId) {
        throw new UnsupportedOperationException("the cart never asks");
    }

    @Override
    public HoldView firm(UUID holdId, String lra) {
        throw new UnsupportedOperationException("the order's affair");
    }

    @Override
    public HoldView retake(UUID holdId, String lra) {
        throw new UnsupportedOperationException("the order's affair");
    }

    @Override
    public HoldView commit(UUID holdId, String lra) {
        throw new UnsupportedOperationException("the order's affair");
    }

    @Override
    public void giveBack(UUID holdId, String key, GiveBackRequest request) {
        throw new UnsupportedOperationException("the order's affair");
    }
}
