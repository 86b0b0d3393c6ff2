package io.eventify.catalogue.rebuild;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations.Target;
import io.eventify.catalogue.projection.Projection;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.inbox.Snapshots;
import io.eventify.platform.rest.RequestCorrelation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The steps of a rebuild, each a transaction of its own. */
@ApplicationScoped
public class Rebuilds {
    private static final int LEASE_SECONDS = 120;
    private static final List<String> TABLES =
            List.of("shows", "performances", "prices", "venues", "availability", "bookings");

    private final Database database;
    private final Projection projection;

    @Inject
    public Rebuilds(Database database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    /** For CDI. */
    @SuppressWarnings("NullAway")
    protected Rebuilds() {
        this(null, null);
    }

    /** Begins one with an empty generation. False when one is running already; one that nobody runs any more is given up first. */
    @Transactional
    public boolean begin(UUID id, Instant now) {
        database.update("""
                update rebuilds set state = 'failed', failure = 'interrupted', finished_at = clock_timestamp()
                where state = 'running' and lease_until < clock_timestamp()
                """);
        boolean begun = database.update("""
                insert into rebuilds (id, state, requested_at, lease_until)
                values (?, 'running', ?, clock_timestamp() + make_interval(secs => ?)) on conflict do nothing
                """, id, now, LEASE_SECONDS) > 0;
        if (begun) {
            database.update("delete from generations where state = 'building'");
            database.update("insert into generations (state) values ('building')");
        }
        return begun;
    }

    /** Writes what an owner told into the generation that is being built. False when the rebuild was given up meanwhile. */
    @Transactional
    public boolean apply(UUID id, SnapshotPage page, String source) {
        boolean mine = database.update("""
                update rebuilds set facts = facts + ?, lease_until = clock_timestamp() + make_interval(secs => ?)
                where id = ? and state = 'running'
                """, page.items().size(), LEASE_SECONDS, id) > 0;
        if (mine) {
            page.items()
                    .forEach(item -> projection.apply(
                            Snapshots.asEvent(item, source, RequestCorrelation.current()), Target.BUILDING));
        }
        return mine;
    }

    /** What was built is what is read from now on. False when the rebuild was given up meanwhile. */
    @Transactional
    public boolean goLive(UUID id) {
        boolean mine = database.update(
                        "update rebuilds set state = 'done', finished_at = clock_timestamp() where id = ? and state = 'running'",
                        id)
                > 0;
        if (mine) {
            database.update("delete from generations where state = 'live'");
            database.update("update generations set state = 'live' where state = 'building'");
        }
        return mine;
    }

    /** Nothing changes for those who read. */
    @Transactional
    public void giveUp(UUID id, String failure) {
        if (database.update(
                        "update rebuilds set state = 'failed', finished_at = clock_timestamp(), failure = ? where id = ? and state = 'running'",
                        failure,
                        id)
                > 0) {
            database.update("delete from generations where state = 'building'");
        }
    }

    /** Deletes some rows of generations that are no more. */
    @Transactional
    public int purge() {
        return TABLES.stream()
                .mapToInt(table -> database.update("delete from " + table + " where ctid in (select ctid from " + table
                        + " where g not in (select id from generations) limit 5000)"))
                .sum();
    }

    Optional<RebuildView> find(UUID id) {
        return database.find(
                "select id, state, requested_at, finished_at, facts, failure from rebuilds where id = ?",
                row -> new RebuildView(
                        Database.uuid(row, "id"),
                        row.getString("state"),
                        Objects.requireNonNull(Database.instant(row, "requested_at")),
                        Database.instant(row, "finished_at"),
                        row.getLong("facts"),
                        row.getString("failure")),
                id);
    }
}
