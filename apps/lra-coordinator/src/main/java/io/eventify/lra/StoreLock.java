package io.eventify.lra;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * PostgreSQL's advisory lock on the store, as long as its connection lives: when this process dies, so does the connection, and the lock is free.
 * The connection must be a session of its own (no transaction-pooling proxy in between).
 */
final class StoreLock implements AutoCloseable {
    /** "lra" in ASCII; advisory locks are per database, and the database is the coordinator's own. */
    private static final int KEY = 0x6c7261;

    private final Connection session;

    private StoreLock(Connection session) {
        this.session = session;
    }

    /** The lock, or empty if another instance has it. */
    static Optional<StoreLock> tryAcquire(DataSource database) throws SQLException {
        Connection session = database.getConnection();
        try {
            session.setAutoCommit(true);
            try (Statement statement = session.createStatement();
                    ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                if (row.next() && row.getBoolean(1)) {
                    return Optional.of(new StoreLock(session));
                }
            }
            session.close();
            return Optional.empty();
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** Asks the server, within the data source's socket timeout, rather than trusting that the connection looks open. */
    boolean isHeld() {
        String sql =
                "select 1 from pg_locks where locktype = 'advisory' and objid = ? and pid = pg_backend_pid() and granted";
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        try (session;
                Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        }
    }
}
