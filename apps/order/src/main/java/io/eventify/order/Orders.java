package io.eventify.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orders. A method named {@code lock…} holds the row until the transaction ends; always the order first, its steps and counters after it. */
@ApplicationScoped
public class Orders {
    private final EntityManager database;

    @Inject
    public Orders(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Orders() {
        this(null);
    }

    /** Writes at once, so that the constraints speak now. */
    public void add(Order order) {
        database.persist(order);
        database.flush();
    }

    public Optional<Order> find(UUID id) {
        return Optional.ofNullable(database.find(Order.class, id));
    }

    public Optional<Order> lock(UUID id) {
        return Optional.ofNullable(database.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The order that an earlier part of the work has seen.
     *
     * @throws IllegalStateException if it is gone: orders are never deleted
     */
    public Order lockExisting(UUID id) {
        return lock(id).orElseThrow(() -> new IllegalStateException("no order " + id));
    }

    public Optional<Order> lockByLra(URI lra) {
        return database.createQuery("select o.id from Order o where o.lraId = :lra", UUID.class)
                .setParameter("lra", lra.toString())
                .getResultStream()
                .findFirst()
                .flatMap(this::lock)
                // it may have been revived in another saga while we waited for the lock
                .filter(order -> order.lra().equals(lra));
    }

    /** The order of a cart that has not come to nothing. */
    public Optional<UUID> liveOrderOf(UUID reservationId) {
        return database.createQuery(
                        "select o.id from Order o where o.reservationId = :reservation and o.status not in :ends",
                        UUID.class)
                .setParameter("reservation", reservationId)
                .setParameter(
                        "ends",
                        List.of(OrderStatus.FAILED.code(), OrderStatus.EXPIRED.code(), OrderStatus.CANCELLED.code()))
                .getResultStream()
                .findFirst();
    }
}
