package io.eventify.event.programme;

import io.eventify.contracts.Page;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The performances in the database; their event's lock guards them. */
@ApplicationScoped
class Performances {
    static final int MAX_PER_EVENT = 500;
    private final EntityManager database;

    @Inject
    Performances(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Performances() {
        this(null);
    }

    void insert(Performance performance) {
        database.persist(performance);
        database.flush();
    }

    void remove(Performance performance) {
        database.remove(performance);
        database.flush();
    }

    Optional<Performance> find(UUID id) {
        return Optional.ofNullable(database.find(Performance.class, id));
    }

    /** @throws NotFoundException if the event has no such performance */
    Performance of(Event event, UUID id) {
        return find(id).filter(performance -> performance.eventId().equals(event.id()))
                .orElseThrow(() -> new NotFoundException("performance"));
    }

    long count(UUID eventId) {
        return database.createQuery("select count(p) from Performance p where p.eventId = :event", Long.class)
                .setParameter("event", eventId)
                .getSingleResult();
    }

    /** All of an event, in the order of their dates. */
    List<Performance> all(UUID eventId) {
        return database.createQuery(
                        "select p from Performance p where p.eventId = :event order by p.startTime, p.id",
                        Performance.class)
                .setParameter("event", eventId)
                .setMaxResults(MAX_PER_EVENT)
                .getResultList();
    }

    Page<Performance> page(UUID eventId, int page, int size) {
        List<Performance> items = database.createQuery(
                        "select p from Performance p where p.eventId = :event order by p.startTime, p.id",
                        Performance.class)
                .setParameter("event", eventId)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .getResultList();
        return new Page<>(page, size, count(eventId), items);
    }

    /** The next few performances of each of these events, in one statement. */
    @SuppressWarnings("unchecked")
    List<Performance> next(Collection<UUID> eventIds, int each, Instant now) {
        if (eventIds.isEmpty()) {
            return List.of();
        }
        return database.createNativeQuery("""
                select ranked.* from (
                    select p.*, row_number() over (partition by p.event_id order by p.start_time, p.id) as place
                      from performance p
                     where p.event_id in (:events) and p.sales_status <> 'cancelled' and p.end_time > :now) ranked
                 where ranked.place <= :each
                 order by ranked.start_time, ranked.id
                """, Performance.class)
                .setParameter("events", eventIds)
                .setParameter("now", now)
                .setParameter("each", each)
                .getResultList();
    }
}
