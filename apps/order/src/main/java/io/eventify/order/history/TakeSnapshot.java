package io.eventify.order.history;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.order.Order;
import io.eventify.order.OrderAnnouncements;
import io.eventify.order.OrderStatus;
import io.eventify.platform.inbox.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells orders that were paid as they are now. Each page locks its orders before it looks at the clock: a change that is under way is waited for and contained, a later one is told with a later time. */
@ApplicationScoped
class TakeSnapshot {
    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> PAID = Stream.of(
                    OrderStatus.PAID,
                    OrderStatus.TICKETS_ISSUED,
                    OrderStatus.REFUND_REQUESTED,
                    OrderStatus.PARTIALLY_REFUNDED,
                    OrderStatus.REFUNDED)
            .map(OrderStatus::code)
            .toList();

    @Inject
    EntityManager database;

    @Transactional
    public SnapshotPage page(@Nullable UUID after, int limit) {
        List<Order> orders = database.createQuery(
                        "select o from Order o where o.id > :after and o.status in :paid order by o.id", Order.class)
                .setParameter("after", after == null ? FIRST : after)
                .setParameter("paid", PAID)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
        Instant at = (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        List<SnapshotPage.Item> items = orders.stream()
                .map(order -> Snapshots.item(
                        EventTypes.ORDER_PAID, order.id(), at, OrderAnnouncements.asChanged(order, at, null)))
                .toList();
        return new SnapshotPage(
                items, orders.size() < limit ? null : orders.getLast().id());
    }
}
