package io.eventify.inventory.availability;

import io.eventify.contracts.events.EventTypes;
import io.eventify.inventory.Performances;
import io.eventify.inventory.Performances.Performance;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Tells the availability of performances whose places changed. A trigger on the outbox leaves a mark for every hold, release and change of capacity; all marks of a performance
 * are told at once, so that a famous event costs as many domain events as one that sells slowly.
 */
@ApplicationScoped
public class AnnounceAvailability {
    static final int BATCH = 20_000;

    @Inject
    Sql database;

    @Inject
    Performances performances;

    @Inject
    CountPlaces countPlaces;

    @Inject
    Outbox outbox;

    /** @return how many marks were worked off, at most {@value #BATCH} */
    @Transactional
    public int announceMarked() {
        List<UUID> marked = database.list("""
                delete from availability_marks
                where ctid in (select ctid from availability_marks limit 20000 for update skip locked)
                returning performance_id
                """, row -> Sql.uuid(row, "performance_id"));
        // in one order everywhere: each locks its version
        marked.stream()
                .distinct()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(id -> performances.find(id).ifPresent(this::announce));
        return marked.size();
    }

    private void announce(Performance performance) {
        outbox.publish(EventTypes.AVAILABILITY_CHANGED, performance.id(), countPlaces.next(performance));
    }
}
