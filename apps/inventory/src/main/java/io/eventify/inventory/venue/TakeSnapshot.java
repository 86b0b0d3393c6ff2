package io.eventify.inventory.venue;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.snapshot.SnapshotPage;
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

/** Tells venues as they are now. Each page locks its venues before it looks at the clock: a change that is under way is waited for and contained, a later one is told with a later time. */
@ApplicationScoped
class TakeSnapshot {
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    Sql database;

    @Inject
    Venues venues;

    @Transactional
    public SnapshotPage page(@Nullable UUID after, int limit) {
        List<UUID> ids = database.list(
                "select id from venues where id > ? order by id limit ? for share",
                row -> Sql.uuid(row, "id"),
                after == null ? FIRST : after,
                limit);
        Instant at =
                database.one("select clock_timestamp() as at", row -> Objects.requireNonNull(Sql.instant(row, "at")));
        List<SnapshotPage.Item> items = venues.all(ids).stream()
                .map(venue -> Snapshots.item(EventTypes.VENUE_DEFINED, venue.id(), at, venue.asEvent()))
                .toList();
        return new SnapshotPage(items, ids.size() < limit ? null : ids.getLast());
    }
}
