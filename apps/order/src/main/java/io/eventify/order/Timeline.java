package io.eventify.order;

import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only trail of every order, written in the transaction of the change it tells of. */
@ApplicationScoped
public class Timeline {
    /** More than an order ever gets; a list has to end somewhere. */
    private static final int MAX_ENTRIES = 500;

    private static final int MAX_FACTS = 1000;

    private final EntityManager database;
    private final Clock clock;

    @Inject
    public Timeline(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Timeline() {
        this(null, null);
    }

    public void tell(UUID orderId, String actor, Milestone milestone) {
        tell(orderId, actor, milestone, null);
    }

    /** @param facts what a person of support wants to know: the neighbour's answer, amounts, ids */
    public void tell(UUID orderId, String actor, Milestone milestone, @Nullable String facts) {
        String kept = facts == null || facts.length() <= MAX_FACTS ? facts : facts.substring(0, MAX_FACTS);
        database.persist(new TimelineEntry(
                Ids.next(), orderId, clock.instant(), actor, milestone, kept, RequestCorrelation.current()));
    }

    /** Oldest first. */
    public List<TimelineEntry> of(UUID orderId) {
        return database.createQuery(
                        "select t from TimelineEntry t where t.orderId = :order order by t.at, t.id",
                        TimelineEntry.class)
                .setParameter("order", orderId)
                .setMaxResults(MAX_ENTRIES)
                .getResultList();
    }
}
