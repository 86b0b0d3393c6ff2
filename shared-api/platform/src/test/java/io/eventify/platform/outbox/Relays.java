package io.eventify.platform.outbox;

import io.eventify.platform.time.Ids;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** Lets tests of other packages write to an outbox and relay it. */
public final class Relays {

    private Relays() {}

    public static UUID publish(DataSource database, String type, UUID subject, String data) {
        UUID id = Ids.next();
        JdbcOutbox.write(database, id, type, subject, data);
        return id;
    }

    /** Gives a run; each one relays all there is. */
    public static Runnable relay(DataSource database, EventSenders senders) {
        return new RelayWorker(new OutboxPartitions(database, 50), senders::open, Clock.systemUTC(), () -> {})::run;
    }
}
