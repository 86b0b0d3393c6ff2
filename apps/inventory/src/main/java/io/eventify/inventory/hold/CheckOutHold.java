package io.eventify.inventory.hold;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.Performances;
import io.eventify.inventory.hold.HoldState.Action;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * A hold's steps in a checkout, each in one transaction with the note that this context takes part in the saga. A step that comes after the saga's end is refused
 * with {@link LraEndedException}. Whoever calls has joined the saga before.
 */
@ApplicationScoped
public class CheckOutHold {
    static final String PARTICIPANT = "hold";

    @Inject
    Holds holds;

    @Inject
    Performances performances;

    @Inject
    Participations participations;

    @Inject
    Outbox outbox;

    /** The hold no longer lapses by itself. */
    @Transactional
    Hold makeFirm(UUID holdId, URI lra) {
        Hold hold = enlisted(holdId, lra);
        HoldState next = hold.after(Action.MAKE_FIRM, lra);
        if (next == hold.state()) {
            return hold;
        }
        requireNotCancelled(hold);
        if (!holds.prolong(hold, null)) {
            throw new HoldLapsedException();
        }
        return saved(hold.in(next, lra));
    }

    /** The places are sold; the saga's end can still undo it. */
    @Transactional
    Hold commit(UUID holdId, URI lra) {
        Hold hold = enlisted(holdId, lra);
        HoldState next = hold.after(Action.COMMIT, lra);
        if (next == hold.state()) {
            return hold;
        }
        sell(holds, hold);
        return saved(hold.in(next, lra));
    }

    /**
     * A hold that is over becomes firm again with the same places. The limit per customer is not asked: the customer has paid for these.
     *
     * @throws SeatsUnavailableException if somebody else has some of them
     */
    @Transactional
    Hold retake(UUID holdId, URI lra) {
        Hold hold = enlisted(holdId, lra);
        HoldState next = hold.after(Action.RETAKE, lra);
        if (next == hold.state()) {
            return hold;
        }
        requireNotCancelled(hold);
        List<UUID> lost = holds.retake(hold);
        if (!lost.isEmpty()) {
            throw SeatsUnavailableException.of(lost, hold.places());
        }
        outbox.publish(EventTypes.SEATS_RESERVED, holdId, hold.asEvent());
        return saved(hold.in(next, lra));
    }

    static void sell(Holds holds, Hold hold) {
        if (!holds.sell(hold)) {
            throw new IllegalStateException("hold " + hold.id() + " is firm, but not all of its places are its own");
        }
    }

    private Hold enlisted(UUID holdId, URI lra) {
        participations.enlist(lra, PARTICIPANT);
        return holds.lock(holdId);
    }

    private Hold saved(Hold hold) {
        holds.save(hold);
        return hold;
    }

    private void requireNotCancelled(Hold hold) {
        if (performances.get(hold.performanceId()).isCancelled()) {
            throw new SalesNotOpenException();
        }
    }
}
