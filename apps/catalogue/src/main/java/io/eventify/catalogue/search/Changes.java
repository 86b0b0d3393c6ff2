package io.eventify.catalogue.search;

import io.eventify.catalogue.Database;
import java.util.List;
import java.util.UUID;

/**
 * Which events changed since a transaction. A reader takes everything from the oldest transaction that ran when he looked last: he sees some changes twice and misses none,
 * in whatever order transactions end.
 */
record Changes(Database database) {

    /** @param next the cursor to go on from */
    record Batch(List<UUID> events, String next) {}

    /** The cursor of this moment: what is committed later lies at or after it. */
    String now() {
        return database.one(
                "select pg_snapshot_xmin(pg_current_snapshot())::text as cursor", row -> row.getString("cursor"));
    }

    Batch since(int generation, String cursor) {
        return database.one(
                """
                with since as (select ?::text::xid8 as x, ?::int as g), touched as (
                    select s.id from shows s, since where s.g = since.g and s.changed_in >= since.x
                    union
                    select p.event_id from performances p, since where p.g = since.g and p.changed_in >= since.x
                    union
                    select p.event_id from since join venues v on v.g = since.g and v.changed_in >= since.x
                        join performances p on p.g = v.g and p.venue_id = v.id
                    union
                    select r.event_id from prices r, since where r.g = since.g and r.changed_in >= since.x
                    union
                    select p.event_id from since join availability a on a.g = since.g and a.flag_changed_in >= since.x
                        join performances p on p.g = a.g and p.id = a.performance_id)
                select array(select id from touched order by id) as events, pg_snapshot_xmin(pg_current_snapshot())::text as next
                """, row -> new Batch(Database.uuids(row, "events"), row.getString("next")), cursor, generation);
    }

    /** Events after one, in the order of their ids. */
    List<UUID> events(int generation, UUID after, int limit) {
        return database.list(
                "select id from shows where g = ? and id > ? and status = 'published' order by id limit ?",
                row -> Database.uuid(row, "id"),
                generation,
                after,
                limit);
    }
}
