package io.eventify.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * SQL statements on the catalogue's database. Each one belongs to the caller's JTA transaction; without one it commits by itself, which makes it a single
 * round trip.
 */
@ApplicationScoped
public class Database {
    @Inject
    DataSource dataSource;

    /** For CDI. */
    protected Database() {}

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** All rows; the statement itself bounds how many. */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return execute(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /** The one row that the statement always gives. */
    public <T> T one(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).getFirst();
    }

    /** @return how many rows were changed */
    public int update(String sql, @Nullable Object... parameters) {
        return execute(sql, parameters, PreparedStatement::executeUpdate);
    }

    private <T> T execute(String sql, @Nullable Object[] parameters, Work<T> work) {
        try {
            try (Connection connection = dataSource.getConnection()) {
                return execute(connection, sql, parameters, work);
            }
        } catch (SQLException e) {
            throw new DatabaseException(sql.strip().lines().findFirst().orElse(""), e);
        }
    }

    private static <T> T execute(Connection connection, String sql, @Nullable Object[] parameters, Work<T> work)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, forJdbc(connection, parameters[i]));
            }
            return work.with(statement);
        }
    }

    private static @Nullable Object forJdbc(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case String[] texts -> connection.createArrayOf("text", texts);
            case Instant at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
            case null -> null;
            default -> parameter;
        };
    }

    /** A column of type {@code uuid}. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A column of type {@code timestamptz}. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** A column of type {@code uuid[]}; empty when null. */
    public static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((UUID[]) array.getArray()).toList();
    }
}
