package io.eventify.order.checkout;

import io.eventify.contracts.reservation.ReservationView;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.NeighbourUnavailableException;
import io.eventify.platform.errors.DomainException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the checkout decides: which carts are ordered, where a repeated request goes on, and what becomes of an order whose neighbours did not do their part. */
final class CheckoutRules {

    /** @param toCustomer what he is told */
    record TurnedBack(
            EndReason reason, String code, @Nullable String facts, DomainException toCustomer) {}

    private CheckoutRules() {}

    /** Whether an earlier request under the same key has come through: it is answered with what it made. */
    static boolean isPlaced(Order earlier) {
        return !earlier.status().isEnded() && !earlier.lines().isEmpty();
    }

    /**
     * The LRA in which an earlier request under the same key stopped.
     *
     * @throws OrderEndedException if that order has come to nothing
     */
    static URI resumable(Order earlier) {
        if (earlier.status().isEnded() || earlier.endReason().isPresent()) {
            throw new OrderEndedException(earlier.refusalCode()
                    .orElse(earlier.endReason().map(EndReason::code).orElse("expired")));
        }
        return earlier.lra();
    }

    /**
     * Another customer's cart does not exist.
     *
     * @param liveOrder of a reservation
     * @throws DomainException if the cart cannot be ordered
     */
    static ReservationView orderable(
            UUID customer, ReservationView cart, Instant now, Function<UUID, Optional<UUID>> liveOrder) {
        if (!cart.customerId().equals(customer)) {
            throw new CallRefusedException(404, "reservation_not_found", List.of());
        }
        if (cart.status().equals("expired") || !cart.expiresAt().isAfter(now)) {
            throw new ReservationExpiredException();
        }
        if (!cart.status().equals("pending")) {
            Optional<UUID> live = liveOrder.apply(cart.reservationId());
            if (live.isPresent()) {
                throw OrderExistsException.of(live.get());
            }
            // the customer may have confirmed the cart; one that is in another checkout is refused by its owner
            if (!cart.status().equals("confirmed")) {
                throw CartNotOrderableException.notPending();
            }
        }
        if (cart.items().isEmpty() || cart.performanceId() == null || cart.total() == null) {
            throw CartNotOrderableException.empty();
        }
        return cart;
    }

    /** The checkout did not come through, after it had begun: a refusal is passed on as the neighbour said it, but a hold that lapsed is the customer's cart. */
    static TurnedBack turnedBack(RuntimeException failure) {
        if (failure instanceof DomainException refusal) {
            boolean lapsed =
                    refusal instanceof CallRefusedException && refusal.code().equals("hold_lapsed");
            return new TurnedBack(
                    EndReason.CHECKOUT_REFUSED,
                    refusal.code(),
                    refusal.getMessage(),
                    lapsed ? new ReservationExpiredException() : refusal);
        }
        return new TurnedBack(
                EndReason.CHECKOUT_UNREACHABLE,
                "service_unavailable",
                failure.toString(),
                new NeighbourUnavailableException(failure));
    }

    /** A neighbour that is away is no reason of business. */
    static DomainException toCustomer(RuntimeException failure) {
        return failure instanceof DomainException refusal ? refusal : new NeighbourUnavailableException(failure);
    }
}
