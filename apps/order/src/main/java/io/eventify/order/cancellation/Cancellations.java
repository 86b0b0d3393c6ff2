package io.eventify.order.cancellation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cancellations. */
@ApplicationScoped
public class Cancellations {
    private static final String QUEUE =
            " from Cancellation c where c.refundStatus = io.eventify.order.cancellation.Cancellation.RefundStatus.failed";
    private final EntityManager database;

    @Inject
    public Cancellations(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Cancellations() {
        this(null);
    }

    void add(Cancellation cancellation) {
        database.persist(cancellation);
        database.flush();
    }

    Optional<Cancellation> find(UUID id) {
        return Optional.ofNullable(database.find(Cancellation.class, id));
    }

    Cancellation existing(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no cancellation " + id));
    }

    /** As it is now that its order is locked. */
    void refresh(Cancellation cancellation) {
        database.refresh(cancellation);
    }

    void flush() {
        database.flush();
    }

    Optional<Cancellation> ofRefund(UUID refund) {
        return database.createQuery("select c from Cancellation c where c.refundId = :refund", Cancellation.class)
                .setParameter("refund", refund)
                .getResultStream()
                .findFirst();
    }

    /** Of an order, oldest first; it has no more of them than lines. */
    public List<Cancellation> ofOrder(UUID orderId, int most) {
        return database.createQuery(
                        "select c from Cancellation c where c.orderId = :order order by c.createdAt, c.id",
                        Cancellation.class)
                .setParameter("order", orderId)
                .setMaxResults(most)
                .getResultList();
    }

    boolean anyRunning(UUID orderId) {
        return database.createQuery(
                                "select count(c) from Cancellation c where c.orderId = :order and c.state in (:requested, :revoked)",
                                Long.class)
                        .setParameter("order", orderId)
                        .setParameter("requested", Cancellation.State.requested)
                        .setParameter("revoked", Cancellation.State.revoked)
                        .getSingleResult()
                > 0;
    }

    /** Oldest first: who has waited longest for his money. */
    List<Cancellation> queue(int offset, int most) {
        return database.createQuery("select c" + QUEUE + " order by c.createdAt, c.id", Cancellation.class)
                .setFirstResult(offset)
                .setMaxResults(most)
                .getResultList();
    }

    long queueLength() {
        return database.createQuery("select count(c)" + QUEUE, Long.class).getSingleResult();
    }

    /** Refunds that the provider has been working on since before then. */
    List<Cancellation> pendingSince(Instant before, int most) {
        return database.createQuery(
                        "select c from Cancellation c where c.refundStatus = :pending and c.updatedAt < :before order by c.updatedAt",
                        Cancellation.class)
                .setParameter("pending", Cancellation.RefundStatus.pending)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }
}
