package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known here of the inventory's venues and seating plans. */
@ApplicationScoped
class Halls {
    private final EntityManager database;

    @Inject
    Halls(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Halls() {
        this(null);
    }

    /** The venue to be told anew; inserted when it was unknown. Events of one venue come one after another. */
    Venue venueToDefine(UUID id) {
        return Optional.ofNullable(database.find(Venue.class, id)).orElseGet(() -> new Venue(id));
    }

    SeatingPlan planToDefine(UUID id) {
        return Optional.ofNullable(database.find(SeatingPlan.class, id)).orElseGet(() -> new SeatingPlan(id));
    }

    void save(Object venueOrPlan) {
        database.persist(venueOrPlan);
        database.flush();
    }

    Optional<Venue> venue(UUID id) {
        return Optional.ofNullable(database.find(Venue.class, id));
    }

    Optional<SeatingPlan> plan(UUID id) {
        return Optional.ofNullable(database.find(SeatingPlan.class, id));
    }

    Map<UUID, Venue> venues(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.createQuery("select v from Venue v where v.id in :ids", Venue.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Venue::id, Function.identity()));
    }
}
