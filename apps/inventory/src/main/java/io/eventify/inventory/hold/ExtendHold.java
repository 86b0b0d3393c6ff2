package io.eventify.inventory.hold;

import io.eventify.inventory.hold.HoldState.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A customer needs a little longer. */
@ApplicationScoped
public class ExtendHold {

    @Inject
    Holds holds;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "eventify.hold.longest", defaultValue = "PT60M")
    Duration longest;

    /**
     * Moves the expiry to this much from now, but not beyond the longest life of a hold counted from its beginning, and never nearer.
     *
     * @throws HoldLapsedException if it is too late
     * @throws HoldInCheckoutException if it no longer lapses anyway
     */
    @Transactional
    Hold extend(UUID holdId, Duration more) {
        Hold hold = holds.lock(holdId);
        hold.after(Action.EXTEND, null);
        Instant later = laterExpiry(hold, clock.instant().plus(more));
        if (!later.isAfter(Objects.requireNonNull(hold.expiresAt()))) {
            return hold;
        }
        if (!holds.prolong(hold, later)) {
            throw new HoldLapsedException();
        }
        Hold extended = hold.until(later);
        holds.save(extended);
        return extended;
    }

    private Instant laterExpiry(Hold hold, Instant wanted) {
        Instant last = hold.createdAt().plus(longest);
        return wanted.isBefore(last) ? wanted : last;
    }
}
