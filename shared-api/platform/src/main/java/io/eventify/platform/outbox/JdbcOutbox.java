package io.eventify.platform.outbox;

import io.eventify.platform.inbox.EventJson;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.time.Ids;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox as a table beside the context's own tables; the relay takes it from there. */
@ApplicationScoped
class JdbcOutbox implements Outbox {
    /** Marks a transaction in which the wake-up call is already arranged. */
    private static final Object ARRANGED = new Object();

    private final DataSource database;
    private final RelayWorkers relay;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @Inject
    JdbcOutbox(DataSource database, RelayWorkers relay) {
        this.database = database;
        this.relay = relay;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected JdbcOutbox() {
        this(null, null);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID publish(String type, UUID subject, Object data) {
        UUID id = Ids.next();
        write(database, id, type, subject, EventJson.write(data));
        arrangeWakeUp();
        return id;
    }

    @Override
    public void wakeUp() {
        relay.wakeUp();
    }

    static void write(DataSource database, UUID id, String type, UUID subject, String data) {
        String sql =
                "insert into outbox (id, type, subject, correlation_id, traceparent, data) values (?, ?, ?, ?, ?, ?::jsonb)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setString(2, type);
            insert.setObject(3, subject);
            insert.setObject(4, RequestCorrelation.current());
            insert.setString(5, RequestCorrelation.traceparent());
            insert.setString(6, data);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + type + " of " + subject + " to the outbox", e);
        }
    }

    private void arrangeWakeUp() {
        if (transaction.getResource(ARRANGED) != null) {
            return;
        }
        transaction.putResource(ARRANGED, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wakeUp();
                }
            }
        });
    }
}
