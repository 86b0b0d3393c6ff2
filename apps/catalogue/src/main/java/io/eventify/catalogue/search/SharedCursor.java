package io.eventify.catalogue.search;

import io.eventify.catalogue.Database;
import java.util.Optional;
import java.util.UUID;

/**
 * In the database, for an index that all instances share: the one that holds the lease writes it. A holder that was stopped longer than its lease may write an older
 * document once more; the next change of the event, or a rebuild, puts it right.
 */
record SharedCursor(Database database, String name, UUID holder) implements FeedCursor {

    @Override
    public boolean isMine() {
        return database.update("""
                insert into index_feeds as f (name, holder, lease_until) values (?, ?, clock_timestamp() + interval '15 s')
                on conflict (name) do update set holder = excluded.holder, lease_until = excluded.lease_until
                where f.holder = excluded.holder or f.lease_until < clock_timestamp()
                """, name, holder) > 0;
    }

    @Override
    public Optional<String> read() {
        return database
                .list(
                        "select coalesce(cursor, '') as cursor from index_feeds where name = ?",
                        row -> row.getString("cursor"),
                        name)
                .stream()
                .filter(cursor -> !cursor.isEmpty())
                .findFirst();
    }

    @Override
    public void write(String cursor) {
        database.update("update index_feeds set cursor = ? where name = ? and holder = ?", cursor, name, holder);
    }
}
