package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.RemoteCallException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Gives back the holds that nobody wants any more. Late is harmless, since holds lapse; doing it twice as well. */
@ApplicationScoped
class ReleaseHolds {
    private static final Logger LOG = Logger.getLogger(ReleaseHolds.class.getName());
    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 50;

    @Inject
    HoldReleases releases;

    @Inject
    InventoryHolds inventory;

    /** Works off what is due. */
    public void releaseDue() {
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<UUID> claimed = releases.claim(BATCH);
            claimed.forEach(this::release);
            if (claimed.size() < BATCH) {
                return;
            }
        }
    }

    private void release(UUID holdId) {
        try {
            inventory.release(holdId);
            releases.done(holdId);
        } catch (HoldRefusedException e) {
            // unknown, or an order has taken it over and decides about it: no longer ours
            LOG.log(Level.INFO, () -> "hold " + holdId + " not released: " + e.code());
            releases.done(holdId);
        } catch (DomainException | RemoteCallException | ProcessingException | FaultToleranceException e) {
            LOG.log(Level.WARNING, () -> "hold " + holdId + " not released yet: " + e);
            releases.later(holdId);
        }
    }
}
