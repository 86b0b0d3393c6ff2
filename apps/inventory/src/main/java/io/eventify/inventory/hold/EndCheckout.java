package io.eventify.inventory.hold;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.hold.HoldState.Action;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A checkout's saga ends: its holds are sold for good, or released whatever state they are in. Once for each saga. */
@ApplicationScoped
public class EndCheckout {

    @Inject
    Holds holds;

    @Inject
    Participations participations;

    @Inject
    Outbox outbox;

    /** Sells what was not committed before (a free order has no payment to wait for) and tells of all. */
    @Transactional
    public void complete(URI lra) {
        if (!participations.completeOnce(lra, CheckOutHold.PARTICIPANT)) {
            return;
        }
        for (Hold hold : holds.lockAllOf(lra)) {
            HoldState next = hold.after(Action.COMPLETE, lra);
            if (next != hold.state()) {
                CheckOutHold.sell(holds, hold);
                holds.save(hold.in(next, lra));
            }
            if (next == HoldState.COMMITTED) {
                outbox.publish(EventTypes.SEATS_SOLD, hold.id(), hold.asEvent());
            }
        }
    }

    /** Frees all places. */
    @Transactional
    public void compensate(URI lra) {
        if (!participations.compensateOnce(lra, CheckOutHold.PARTICIPANT)) {
            return;
        }
        List<Hold> released = new ArrayList<>();
        for (Hold hold : holds.lockAllOf(lra)) {
            if (hold.after(Action.COMPENSATE, lra) != hold.state()) {
                released.add(hold);
            }
        }
        List<UUID> ids = released.stream().map(Hold::id).toList();
        holds.freePlaces(ids);
        holds.end(ids, HoldState.RELEASED);
        released.forEach(hold -> outbox.publish(EventTypes.SEATS_RELEASED, hold.id(), hold.asEvent()));
    }
}
