package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lists of prices in the database; their event's lock guards them. */
@ApplicationScoped
class PricingSchemes {
    static final int MAX_PER_EVENT = 50;
    private final EntityManager database;

    @Inject
    PricingSchemes(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected PricingSchemes() {
        this(null);
    }

    void insert(PricingScheme scheme) {
        database.persist(scheme);
        database.flush();
    }

    /** Writes new prices as a new version: the categories alone would not make one. */
    void update(PricingScheme scheme) {
        database.lock(scheme, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        database.flush();
    }

    Optional<PricingScheme> find(UUID id) {
        return database.createQuery(
                        "select s from PricingScheme s left join fetch s.categories where s.id = :id",
                        PricingScheme.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Whose prices they are; read before the event is locked, the prices themselves only after it. */
    Optional<UUID> eventOf(UUID id) {
        return database.createQuery("select s.eventId from PricingScheme s where s.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** All of an event with their categories, in one statement. */
    List<PricingScheme> all(UUID eventId) {
        return database.createQuery("""
                select s from PricingScheme s left join fetch s.categories where s.eventId = :event order by s.id
                """, PricingScheme.class)
                .setParameter("event", eventId)
                .getResultList();
    }

    /** Those of these that exist, with their categories, in one statement. */
    List<PricingScheme> all(Collection<UUID> ids) {
        return database.createQuery("""
                select s from PricingScheme s left join fetch s.categories where s.id in :ids order by s.id
                """, PricingScheme.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
