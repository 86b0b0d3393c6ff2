package io.eventify.reservation.cart;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import io.eventify.reservation.Offers;
import io.eventify.reservation.Performance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A new, empty cart. */
@ApplicationScoped
class StartReservation {
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(10);

    @Inject
    Reservations reservations;

    @Inject
    Offers offers;

    @Inject
    Outbox outbox;

    @Inject
    Caller caller;

    @Inject
    RequestKey requestKey;

    @Inject
    Clock clock;

    /**
     * @throws UnknownPerformanceException if the performance is not known here
     * @throws SalesNotOpenException if it is not on sale
     */
    @Transactional
    public ReservationView start(StartReservationRequest request) {
        UUID id = requestKey.derivedId("reservation");
        Instant now = clock.instant();
        Optional<Cart> earlier = reservations.find(id);
        if (earlier.isPresent()) {
            return earlier.get().viewAt(now);
        }
        Reservation reservation = new Reservation(id, caller.id(), request.performanceId(), now, life(request));
        reservations.insert(reservation);
        Cart cart = new Cart(reservation, List.of());
        outbox.publish(EventTypes.RESERVATION_STARTED, id, cart.announcement());
        return cart.viewAt(now);
    }

    private Duration life(StartReservationRequest request) {
        Duration most = request.performanceId() == null
                ? DEFAULT_LIFE
                : Duration.ofMinutes(onSale(request.performanceId()).holdMinutes());
        if (request.expiresInSeconds() == null) {
            return most;
        }
        Duration wanted = Duration.ofSeconds(request.expiresInSeconds());
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    private Performance onSale(UUID performanceId) {
        Performance performance = offers.performance(performanceId).orElseThrow(UnknownPerformanceException::new);
        if (!performance.isOnSale()) {
            throw new SalesNotOpenException();
        }
        return performance;
    }
}
