package io.eventify.inventory.hold;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.hold.HoldState.Action;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A customer gives a hold back. */
@ApplicationScoped
public class ReleaseHold {

    @Inject
    Holds holds;

    @Inject
    Outbox outbox;

    /**
     * Harmless for a hold that is over already.
     *
     * @throws HoldInCheckoutException if a checkout has it: its end decides
     */
    @Transactional
    public void release(UUID holdId) {
        Hold hold = holds.lock(holdId);
        HoldState next = hold.after(Action.RELEASE, null);
        if (next == hold.state()) {
            return;
        }
        holds.freePlaces(List.of(holdId));
        holds.end(List.of(holdId), next);
        outbox.publish(EventTypes.SEATS_RELEASED, holdId, hold.asEvent());
    }
}
