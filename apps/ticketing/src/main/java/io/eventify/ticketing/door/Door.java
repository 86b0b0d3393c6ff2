package io.eventify.ticketing.door;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who may stand at which door. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Door {

    /**
     * Who scans.
     *
     * @param everywhere an administrator
     */
    public record Keeper(UUID userId, boolean everywhere) {}

    private final Programme programme;

    @Inject
    public Door(Programme programme) {
        this.programme = programme;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Door() {
        this(null);
    }

    /**
     * The performance, if the keeper may stand at its door.
     *
     * @throws NotFoundException if it is unknown here
     * @throws ForbiddenActionException if the keeper is not assigned to it
     */
    Performance of(UUID performanceId, Keeper keeper) {
        Performance performance =
                programme.performance(performanceId).orElseThrow(() -> new NotFoundException("performance"));
        if (!keeper.everywhere()
                && !programme.isDoorStaff(keeper.userId(), performance.organisationId(), performance.eventId())) {
            throw new ForbiddenActionException();
        }
        return performance;
    }
}
