package io.eventify.system;

import io.eventify.journey.RunningPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** The database administrator: takes rights away, plants what must not be, repairs it. */
final class Admin implements AutoCloseable {
    private final Connection connection;

    private Admin(Connection connection) {
        this.connection = connection;
    }

    /** In a context's database; each statement is a transaction until {@link #begin()}. */
    static Admin of(String context) throws SQLException {
        RunningPlatform platform = TestPlatform.running();
        Properties properties = new Properties();
        properties.setProperty("user", platform.value("EVENTIFY_DB_ADMIN_USER"));
        properties.setProperty("password", platform.value("EVENTIFY_DB_ADMIN_PASSWORD"));
        properties.setProperty("connectTimeout", "5");
        // a lock is kept for as long as the test needs it: the server's own limit for idle transactions would let it go
        // after a minute
        properties.setProperty("options", "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=0");
        String url = "jdbc:postgresql://" + platform.value("EVENTIFY_DB_HOST") + ":"
                + platform.value("EVENTIFY_DB_PORT") + "/" + context;
        return new Admin(DriverManager.getConnection(url, properties));
    }

    /** Rows changed. */
    int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of the first row. */
    String text(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return rows.getString(1);
        }
    }

    /** Runs a query for the locks it takes. */
    void lock(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.execute();
        }
    }

    /** From here on one transaction, which the end of the connection rolls back. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
