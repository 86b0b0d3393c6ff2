package io.eventify.reservation.cart;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cart's periodic work: expiry every second, releases after every commit that asks for them and every two seconds. */
@ApplicationScoped
class CartSweeps {
    private static final int MOST_BATCHES = 50;

    @Inject
    Sweeps sweeps;

    @Inject
    ExpireReservations expireReservations;

    @Inject
    ReleaseHolds releaseHolds;

    private Sweeps.@Nullable Sweep releases;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        sweeps.every(Duration.ofSeconds(1), "expire reservations", this::expire);
        releases = sweeps.every(Duration.ofSeconds(2), "release holds", releaseHolds::releaseDue);
    }

    void unwanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) HoldReleases.HoldsUnwanted event) {
        if (releases != null) {
            releases.soon();
        }
    }

    private void expire() {
        for (int i = 0; i < MOST_BATCHES; i++) {
            if (expireReservations.expireSome() < ExpireReservations.BATCH) {
                return;
            }
        }
    }
}
