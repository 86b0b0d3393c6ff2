package io.eventify.reservation.cart;

import io.eventify.contracts.Page;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The carts in the database. A cart's row is locked for every change, and before its lines are read. */
@ApplicationScoped
class Reservations {
    private final EntityManager database;

    @Inject
    Reservations(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Reservations() {
        this(null);
    }

    void insert(Reservation reservation) {
        database.persist(reservation);
        database.flush();
    }

    /** Adds lines. */
    void insert(List<ReservationItem> items) {
        items.forEach(database::persist);
        database.flush();
    }

    void remove(List<ReservationItem> items) {
        items.forEach(database::remove);
        database.flush();
    }

    /** Writes what changed on carts that were read in this transaction. */
    void update() {
        database.flush();
    }

    Optional<Cart> find(UUID id) {
        return Optional.ofNullable(database.find(Reservation.class, id)).map(this::withItems);
    }

    /** @throws NotFoundException if there is none */
    Cart lock(UUID id) {
        return Optional.ofNullable(database.find(Reservation.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(this::withItems)
                .orElseThrow(() -> new NotFoundException("reservation"));
    }

    /** The cart that a saga orders. */
    Optional<Cart> lockBySaga(URI lra) {
        return database.createQuery("select r from Reservation r where r.lra = :lra", Reservation.class)
                .setParameter("lra", lra.toASCIIString())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(this::withItems);
    }

    /** Some carts whose time is over and that nobody else is working on. */
    @SuppressWarnings("unchecked")
    List<Cart> lockFreeDue(Instant now, int limit) {
        List<Reservation> due = database.createNativeQuery("""
                select * from reservation
                 where status in ('pending', 'confirmed') and lra is null and expires_at <= :now
                 order by expires_at limit :limit for update skip locked
                """, Reservation.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return withItems(due);
    }

    /** A customer's carts, the newest first; three statements, however many. */
    Page<Cart> page(UUID customerId, int page, int size) {
        long total = database.createQuery(
                        "select count(r) from Reservation r where r.customerId = :customer", Long.class)
                .setParameter("customer", customerId)
                .getSingleResult();
        List<Reservation> found = database.createQuery(
                        "select r from Reservation r where r.customerId = :customer order by r.createdAt desc, r.id",
                        Reservation.class)
                .setParameter("customer", customerId)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .getResultList();
        return new Page<>(page, size, total, withItems(found));
    }

    private List<Cart> withItems(List<Reservation> reservations) {
        if (reservations.isEmpty()) {
            return List.of();
        }
        var items = database.createQuery(
                        "select i from ReservationItem i where i.reservationId in :ids order by i.id",
                        ReservationItem.class)
                .setParameter("ids", reservations.stream().map(Reservation::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(ReservationItem::reservationId));
        return reservations.stream()
                .map(r -> new Cart(r, items.getOrDefault(r.id(), List.of())))
                .toList();
    }

    private Cart withItems(Reservation reservation) {
        return new Cart(
                reservation,
                database.createQuery(
                                "select i from ReservationItem i where i.reservationId = :id order by i.id",
                                ReservationItem.class)
                        .setParameter("id", reservation.id())
                        .setMaxResults(Cart.MAX_LINES)
                        .getResultList());
    }
}
