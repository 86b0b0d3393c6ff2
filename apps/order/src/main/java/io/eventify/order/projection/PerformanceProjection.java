package io.eventify.order.projection;

import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.order.PerformanceWasCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes the table {@code performances}. */
@ApplicationScoped
public class PerformanceProjection {
    private final EntityManager database;
    private final Event<PerformanceWasCancelled> cancellations;

    @Inject
    public PerformanceProjection(EntityManager database, Event<PerformanceWasCancelled> cancellations) {
        this.database = database;
        this.cancellations = cancellations;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PerformanceProjection() {
        this(null, null);
    }

    /** The performance as it is now; a cancellation that was heard first stands. */
    @Transactional
    public void changed(PerformanceChanged performance, Instant asOf) {
        database.createNativeQuery("""
                insert into performances as p (id, event_id, organisation_id, title_fr, title_en, title_ar, starts_at, time_zone, cancellation_hours, refund_percent, as_of)
                values (:id, :event, :organisation, nullif(:fr, ''), nullif(:en, ''), nullif(:ar, ''), :starts, :zone, :hours, :percent, :asOf)
                on conflict (id) do update set title_fr = excluded.title_fr, title_en = excluded.title_en, title_ar = excluded.title_ar, starts_at = excluded.starts_at,
                    time_zone = excluded.time_zone, cancellation_hours = excluded.cancellation_hours, refund_percent = excluded.refund_percent, as_of = excluded.as_of
                where p.as_of <= excluded.as_of
                """)
                .setParameter("id", performance.performanceId())
                .setParameter("event", performance.eventId())
                .setParameter("organisation", performance.organisationId())
                .setParameter("fr", performance.title().getOrDefault("fr", ""))
                .setParameter("en", performance.title().getOrDefault("en", ""))
                .setParameter("ar", performance.title().getOrDefault("ar", ""))
                .setParameter("starts", performance.startTime())
                .setParameter("zone", performance.timeZone())
                .setParameter("hours", performance.policy().cancellationHours())
                .setParameter("percent", performance.policy().refundPercent())
                .setParameter("asOf", asOf)
                .executeUpdate();
        if (performance.salesStatus().equals("cancelled")) {
            cancelled(performance.performanceId(), "performance_cancelled");
        }
    }

    /**
     * The performance will not take place. The row's lock waits for orders that are just being written.
     *
     * @throws IllegalStateException if the performance is not known yet: the event comes again, after the one that tells of it
     */
    @Transactional
    public void cancelled(UUID performance, String reason) {
        int rows = database.createNativeQuery("update performances set cancelled = true where id = :id")
                .setParameter("id", performance)
                .executeUpdate();
        if (rows == 0) {
            throw new IllegalStateException("performance " + performance + " is cancelled and not yet known");
        }
        cancellations.fire(new PerformanceWasCancelled(performance, reason));
    }

    /** The whole event will not take place. */
    @Transactional
    public void eventCancelled(UUID event, String reason) {
        List<UUID> performances = database.createNativeQuery(
                        "select id from performances where event_id = :event and not cancelled order by id", UUID.class)
                .setParameter("event", event)
                .getResultList();
        performances.forEach(performance -> cancelled(performance, reason));
    }
}
