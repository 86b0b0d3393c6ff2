package io.eventify.event.programme;

import io.eventify.contracts.Page;
import io.eventify.event.LikePattern;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events in the database. */
@ApplicationScoped
class Events {
    private final EntityManager database;

    @Inject
    Events(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Events() {
        this(null);
    }

    void insert(Event event) {
        database.persist(event);
        database.flush();
    }

    /** Writes what changed on events, performances and prices read in this transaction. */
    void update() {
        database.flush();
    }

    /** A new version, though no value of the event itself changed: what belongs to it did. */
    void renew(Event event) {
        database.lock(event, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        database.flush();
    }

    Optional<Event> find(UUID id) {
        return Optional.ofNullable(database.find(Event.class, id));
    }

    /** Those of these that exist, in one statement. */
    List<Event> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.createQuery("select e from Event e where e.id in :ids", Event.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Locks the event: everything about it changes one after another. */
    Event lock(UUID id) {
        return Optional.ofNullable(database.find(Event.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFoundException("event"));
    }

    /** Whose events a list shows. */
    sealed interface Whose {
        /** Everybody's, and only what is published. */
        record Public() implements Whose {}

        /** Those of the organisations to which this person belongs, drafts included. */
        record Member(UUID userId) implements Whose {}

        /** Those of all organisations, drafts included: an administrator's. */
        record All() implements Whose {}
    }

    /**
     * What a list shows.
     *
     * @param organisationId only events of this organisation
     * @param query part of the title in any language
     */
    record Filter(
            Whose whose,
            @Nullable UUID organisationId,
            @Nullable String query,
            @Nullable String category,
            @Nullable String city) {}

    /** One page, what comes next first. */
    Page<Event> page(Filter filter, Instant now, int page, int size) {
        String conditions = conditions(filter);
        Number total =
                (Number) bound(database.createNativeQuery("select count(*) from event e " + conditions), filter, now)
                        .getSingleResult();
        Query rows = bound(
                database.createNativeQuery("select e.* from event e " + conditions + """
                 order by (select min(p.start_time) from performance p
                            where p.event_id = e.id and p.sales_status <> 'cancelled' and p.end_time > :now) nulls last, e.id
                """, Event.class), filter, now);
        @SuppressWarnings("unchecked")
        List<Event> items =
                rows.setFirstResult((page - 1) * size).setMaxResults(size).getResultList();
        return new Page<>(page, size, total.longValue(), items);
    }

    /* :now stands in every variant, so that both queries bind the same parameters. */
    private static String conditions(Filter filter) {
        StringBuilder sql = new StringBuilder("where cast(:now as timestamptz) is not null");
        sql.append(
                switch (filter.whose()) {
                    case Whose.Public _ -> " and e.status = 'published'";
                    case Whose.Member _ ->
                        " and e.organisation_id in (select m.organisation_id from organisation_member m where m.user_id = :member)";
                    case Whose.All _ -> "";
                });
        if (filter.organisationId() != null) {
            sql.append(" and e.organisation_id = :organisation");
        }
        if (filter.query() != null) {
            sql.append(" and e.title_search like :query");
        }
        if (filter.category() != null) {
            sql.append(" and e.category = :category");
        }
        if (filter.city() != null) {
            sql.append("""
                     and exists (select 1 from performance p join venue v on v.id = p.venue_id
                                  where p.event_id = e.id and p.sales_status <> 'cancelled' and p.end_time > :now and lower(v.city) = :city)
                    """);
        }
        return sql.toString();
    }

    private static Query bound(Query query, Filter filter, Instant now) {
        query.setParameter("now", now);
        if (filter.whose() instanceof Whose.Member(UUID userId)) {
            query.setParameter("member", userId);
        }
        if (filter.organisationId() != null) {
            query.setParameter("organisation", filter.organisationId());
        }
        if (filter.query() != null) {
            query.setParameter("query", LikePattern.containing(filter.query()));
        }
        if (filter.category() != null) {
            query.setParameter("category", filter.category());
        }
        if (filter.city() != null) {
            query.setParameter("city", filter.city().toLowerCase(Locale.ROOT));
        }
        return query;
    }
}
