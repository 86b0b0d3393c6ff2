package io.eventify.inventory.hold;

import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;

/** Reconciliation: every counter must be the sum of its lines. A difference is told (log, metric {@code inventory_counter_differences}), and repaired by nobody but a human. */
@ApplicationScoped
public class CompareCounters {
    private static final Logger LOG = Logger.getLogger(CompareCounters.class.getName());

    @Inject
    Sql database;

    /** A counter that is not the sum of its lines. */
    record Difference(UUID bucketId, int slot, int held, int heldByLines, int sold, int soldByLines) {}

    /** At most 100. One statement, so that counters and lines are of the same instant. */
    List<Difference> differences() {
        List<Difference> found = database.list(
                """
                select c.bucket_id, c.slot, c.held, c.sold, l.held as held_lines, l.sold as sold_lines
                from bucket_counters c
                cross join lateral (
                    select coalesce(sum(quantity) filter (where state = 'held'), 0) as held, coalesce(sum(quantity) filter (where state = 'sold'), 0) as sold
                    from hold_lines h where h.bucket_id = c.bucket_id and h.slot = c.slot
                ) l
                where c.held <> l.held or c.sold <> l.sold
                order by c.bucket_id, c.slot limit 100
                """,
                row -> new Difference(
                        Sql.uuid(row, "bucket_id"),
                        row.getInt("slot"),
                        row.getInt("held"),
                        row.getInt("held_lines"),
                        row.getInt("sold"),
                        row.getInt("sold_lines")));
        found.forEach(difference -> LOG.severe(() -> "counter differs from its lines: " + difference));
        return found;
    }
}
