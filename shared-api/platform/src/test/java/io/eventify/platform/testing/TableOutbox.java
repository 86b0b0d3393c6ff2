package io.eventify.platform.testing;

import io.eventify.platform.inbox.EventJson;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.time.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the rows as the platform's outbox does, in the transaction that is there; nobody relays them. */
public final class TableOutbox implements Outbox {
    private final Sql sql;
    private final AtomicInteger wakeUps = new AtomicInteger();

    public TableOutbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public UUID publish(String type, UUID subject, Object data) {
        UUID id = Ids.next();
        sql.update(
                "insert into outbox (id, type, subject, correlation_id, data) values (?, ?, ?, ?, ?::jsonb)",
                id,
                type,
                subject,
                RequestCorrelation.current(),
                EventJson.write(data));
        return id;
    }

    @Override
    public void wakeUp() {
        wakeUps.incrementAndGet();
    }

    /** How often the relay was told that there is work. */
    public int wakeUps() {
        return wakeUps.get();
    }

    /** What was published about a subject, in its order. */
    public List<String> types(UUID subject) {
        return sql.list("select type from outbox where subject = ? order by seq", row -> row.getString(1), subject);
    }
}
