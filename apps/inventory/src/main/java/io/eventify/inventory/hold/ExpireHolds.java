package io.eventify.inventory.hold;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Tidies up holds whose time ran out and tells of them. Their places were free from that instant on, so nothing waits for this; several instances may sweep at
 * once.
 */
@ApplicationScoped
public class ExpireHolds {
    /** Small, so that the locks are short. */
    static final int BATCH = 100;

    @Inject
    Holds holds;

    @Inject
    Outbox outbox;

    /** @return how many there were; fewer than {@link #BATCH} when none is left for now */
    @Transactional
    public int expireBatch() {
        List<Hold> lapsed = holds.lockLapsedSkippingLocked(BATCH);
        List<UUID> ids = lapsed.stream().map(Hold::id).toList();
        holds.freePlaces(ids);
        holds.end(ids, HoldState.LAPSED);
        lapsed.forEach(hold -> outbox.publish(EventTypes.SEATS_RELEASED, hold.id(), hold.asEvent()));
        return lapsed.size();
    }
}
