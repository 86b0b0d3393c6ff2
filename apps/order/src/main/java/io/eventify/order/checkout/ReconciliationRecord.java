package io.eventify.order.checkout;

import io.eventify.order.BookingStep;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.Orders;
import io.eventify.order.Timeline;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the reconciliation reads and writes. */
@ApplicationScoped
public class ReconciliationRecord {
    private final EntityManager database;
    private final Orders orders;
    private final DurableSteps steps;
    private final Timeline timeline;
    private final Clock clock;

    @Inject
    public ReconciliationRecord(
            EntityManager database, Orders orders, DurableSteps steps, Timeline timeline, Clock clock) {
        this.database = database;
        this.orders = orders;
        this.steps = steps;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReconciliationRecord() {
        this(null, null, null, null, null);
    }

    /** Open orders that were not looked at for a while; another instance gets others. */
    @Transactional
    public List<UUID> claim(int most, Duration patience) {
        Instant now = clock.instant();
        return database.createNativeQuery("""
                with stale as (
                    select id from orders
                    where status in ('pending', 'seats_held', 'placed', 'authorised', 'processing', 'paid') and reconciled_at < :before
                    order by reconciled_at limit :most for update skip locked)
                update orders o set reconciled_at = :now from stale where o.id = stale.id returning o.id
                """, UUID.class)
                .setParameter("before", now.minus(patience))
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /** The order, if it is open and no step is waiting for our worker. */
    @Transactional
    public Optional<Order> unattended(UUID id) {
        return orders.find(id)
                .filter(order -> order.status().isOpen()
                        && steps.current(Saga.BOOKING, id).isEmpty());
    }

    /** @return whether there was no step indeed */
    @Transactional
    public boolean resume(UUID id, BookingStep step) {
        Order order = orders.lockExisting(id);
        if (!order.status().isOpen() || !steps.scheduleIfIdle(Saga.BOOKING, id, step.name(), "")) {
            return false;
        }
        timeline.tell(id, "reconciliation", Milestone.RECONCILED, "goes on at " + step);
        return true;
    }
}
