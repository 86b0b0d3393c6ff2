package io.eventify.platform.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Relays the outbox, one partition and one batch at a time. A partition's row is locked from reading to deleting, so that no two workers, of this or
 * another instance, send events of one aggregate out of order; with {@code skip locked} they never wait for each other.
 */
final class OutboxPartitions {
    private final DataSource database;
    private final int batchSize;

    OutboxPartitions(DataSource database, int batchSize) {
        this.database = database;
        this.batchSize = batchSize;
    }

    /**
     * Relays one batch.
     *
     * @return how many events; 0 if there is nothing that another worker is not already at
     * @throws EventSender.BrokerUnavailableException if the batch did not arrive; it stays in the outbox
     */
    int relayOne(EventSender sender) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int relayed = relayOne(connection, sender);
                connection.commit();
                return relayed;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot relay the outbox", e);
        }
    }

    /** How many events wait, and for how long the oldest has. */
    Backlog backlog() {
        String sql =
                "select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0) from (select occurred_at from outbox order by seq limit 100000) o";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), Math.max(0, row.getDouble(2)));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot measure the outbox", e);
        }
    }

    /** @param events counted up to 100,000 */
    record Backlog(long events, double oldestSeconds) {}

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private int relayOne(Connection connection, EventSender sender) throws SQLException {
        Optional<Short> partition = claim(connection);
        if (partition.isEmpty()) {
            return 0;
        }
        List<PendingEvent> events = read(connection, partition.get());
        if (!events.isEmpty()) {
            sender.send(events);
            delete(connection, events);
        }
        return events.size();
    }

    private static Optional<Short> claim(Connection connection) throws SQLException {
        String sql = """
                select p.partition from outbox_partition p
                where exists (select 1 from outbox o where o.partition = p.partition)
                order by (select min(o.seq) from outbox o where o.partition = p.partition)
                limit 1
                for update of p skip locked
                """;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getShort(1)) : Optional.empty();
        }
    }

    private List<PendingEvent> read(Connection connection, short partition) throws SQLException {
        String sql = """
                select seq, id, type, subject, occurred_at, correlation_id, traceparent, data::text
                from outbox where partition = ? order by seq limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setShort(1, partition);
            select.setInt(2, batchSize);
            try (ResultSet row = select.executeQuery()) {
                List<PendingEvent> events = new ArrayList<>();
                while (row.next()) {
                    events.add(pending(row));
                }
                return events;
            }
        }
    }

    private static PendingEvent pending(ResultSet row) throws SQLException {
        return new PendingEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getString(8));
    }

    private static void delete(Connection connection, List<PendingEvent> events) throws SQLException {
        Array sent = connection.createArrayOf(
                "bigint", events.stream().map(PendingEvent::seq).toArray());
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where seq = any (?)")) {
            delete.setArray(1, sent);
            delete.executeUpdate();
        } finally {
            sent.free();
        }
    }
}
