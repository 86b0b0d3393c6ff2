package io.eventify.reservation.cart;

import io.eventify.reservation.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Before a cart gets more time: whether it may, until when, and which holds have to live on. */
@ApplicationScoped
class PrepareExtension {
    private static final Duration DEFAULT_TIME = Duration.ofMinutes(10);

    @Inject
    OwnCarts ownCarts;

    @Inject
    Offers offers;

    @Inject
    Clock clock;

    /** More time for these holds. */
    record Extension(Instant until, int ttlSeconds, Set<UUID> holdIds) {}

    @Transactional
    public Extension of(UUID id) {
        Instant now = clock.instant();
        Cart cart = ownCarts.find(id);
        Duration more = Optional.ofNullable(cart.reservation().performanceId())
                .flatMap(offers::performance)
                .map(performance -> Duration.ofMinutes(performance.holdMinutes()))
                .orElse(DEFAULT_TIME);
        Instant until = cart.reservation().extension(now, more);
        long ttlSeconds = Duration.between(now, until).toSeconds();
        if (ttlSeconds < 60) {
            throw new ExtensionNotPossibleException();
        }
        return new Extension(until, (int) ttlSeconds, cart.holdIds());
    }
}
