package io.eventify.reservation.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Holds that have to be given back: rows that survive a crash and are worked off by {@link ReleaseHolds}. */
@ApplicationScoped
class HoldReleases {
    /** As long as one attempt may take; then another worker may claim it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final EntityManager database;
    private final Clock clock;
    private final Event<HoldsUnwanted> unwanted;

    /** Fired with the rows, heard after the commit. */
    record HoldsUnwanted() {}

    @Inject
    HoldReleases(EntityManager database, Clock clock, Event<HoldsUnwanted> unwanted) {
        this.database = database;
        this.clock = clock;
        this.unwanted = unwanted;
    }

    @SuppressWarnings("NullAway")
    protected HoldReleases() {
        this(null, null, null);
    }

    /** Notes, in the caller's transaction, that these holds are no longer wanted. */
    void request(UUID reservationId, Collection<UUID> holdIds) {
        Instant now = clock.instant();
        for (UUID holdId : holdIds) {
            database.createNativeQuery("""
                    insert into hold_release (hold_id, reservation_id, next_attempt_at, give_up_at) values (:hold, :reservation, :now, :giveUp)
                    on conflict (hold_id) do nothing
                    """)
                    .setParameter("hold", holdId)
                    .setParameter("reservation", reservationId)
                    .setParameter("now", now)
                    .setParameter("giveUp", now.plus(Reservation.LONGEST_LIFE))
                    .executeUpdate();
        }
        if (!holdIds.isEmpty()) {
            unwanted.fire(new HoldsUnwanted());
        }
    }

    /** Takes some that are due, for as long as the lease; other workers take others. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<UUID> claim(int limit) {
        Instant now = clock.instant();
        database.createNativeQuery("delete from hold_release where give_up_at <= :now")
                .setParameter("now", now)
                .executeUpdate();
        return database.createNativeQuery("""
                update hold_release set attempts = attempts + 1, next_attempt_at = :leaseEnd
                 where hold_id in (select hold_id from hold_release where next_attempt_at <= :now
                                    order by next_attempt_at limit :limit for update skip locked)
                returning hold_id
                """, UUID.class)
                .setParameter("leaseEnd", now.plus(LEASE))
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    @Transactional
    public void done(UUID holdId) {
        database.createNativeQuery("delete from hold_release where hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /** Again after a pause that doubles with every attempt. */
    @Transactional
    public void later(UUID holdId) {
        database.createNativeQuery("""
                update hold_release
                   set next_attempt_at = cast(:now as timestamptz) + least(power(2, least(attempts, 10)), :longest) * interval '1 second'
                 where hold_id = :hold
                """)
                .setParameter("now", clock.instant())
                .setParameter("longest", LONGEST_PAUSE_SECONDS)
                .setParameter("hold", holdId)
                .executeUpdate();
    }
}
