package io.eventify.invariants;

import io.eventify.journey.RunningPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Read-only connections to the contexts' databases, as the administrator. */
final class Databases implements AutoCloseable {
    static final List<String> CONTEXTS =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue");
    private static final int QUERY_TIMEOUT_SECONDS = 60;

    private final RunningPlatform platform;
    private final Map<String, Connection> open = new HashMap<>();

    Databases(RunningPlatform platform) {
        this.platform = platform;
    }

    /** The rows of a query; column values by label. */
    List<Row> rows(String context, String sql) {
        try (PreparedStatement statement = connection(context).prepareStatement(sql)) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + context + ": " + e.getMessage(), e);
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            values.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
        }
        return new Row(values);
    }

    private Connection connection(String context) throws SQLException {
        Connection known = open.get(context);
        if (known != null) {
            return known;
        }
        Properties properties = new Properties();
        properties.setProperty("user", platform.value("EVENTIFY_DB_ADMIN_USER"));
        properties.setProperty("password", platform.value("EVENTIFY_DB_ADMIN_PASSWORD"));
        properties.setProperty("readOnly", "true");
        properties.setProperty("connectTimeout", "5");
        String url = "jdbc:postgresql://" + platform.value("EVENTIFY_DB_HOST") + ":"
                + platform.value("EVENTIFY_DB_PORT") + "/" + context;
        Connection connection = DriverManager.getConnection(url, properties);
        open.put(context, connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open.values()) {
            connection.close();
        }
    }

    /** One row. */
    record Row(Map<String, @Nullable Object> values) {

        String text(String column) {
            return String.valueOf(values.get(column));
        }

        long number(String column) {
            return values.get(column) instanceof Number number ? number.longValue() : 0;
        }

        @Override
        public String toString() {
            return values.toString().replaceAll("[{}]", "");
        }
    }
}
