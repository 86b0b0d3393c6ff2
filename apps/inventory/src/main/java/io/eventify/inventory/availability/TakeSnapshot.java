package io.eventify.inventory.availability;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.inventory.Performances;
import io.eventify.platform.inbox.Snapshots;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells how many places of performances are left now; each count takes a version like one that is announced. */
@ApplicationScoped
class TakeSnapshot {
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    Sql database;

    @Inject
    Performances performances;

    @Inject
    CountPlaces countPlaces;

    @Transactional
    public SnapshotPage page(@Nullable UUID after, int limit) {
        List<UUID> ids = database.list(
                "select id from performances where id > ? order by id limit ?",
                row -> Sql.uuid(row, "id"),
                after == null ? FIRST : after,
                limit);
        Instant at =
                database.one("select clock_timestamp() as at", row -> Objects.requireNonNull(Sql.instant(row, "at")));
        List<SnapshotPage.Item> items = ids.stream()
                .map(id ->
                        Snapshots.item(EventTypes.AVAILABILITY_CHANGED, id, at, countPlaces.next(performances.get(id))))
                .toList();
        return new SnapshotPage(items, ids.size() < limit ? null : ids.getLast());
    }
}
