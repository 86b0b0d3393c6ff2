package io.eventify.inventory;

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
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * SQL statements on the inventory's database. Each one belongs to the caller's JTA transaction; without one it commits by itself, which makes it a single
 * round trip.
 */
@ApplicationScoped
public class Database {
    private static final ScopedValue<Connection> LOCAL_TRANSACTION = ScopedValue.newInstance();

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

    /**
     * Runs statements in a transaction of this database alone, rolled back if the work throws. For the hot path that needs neither JTA nor the platform's beans;
     * there must be no JTA transaction.
     */
    public <T> T inLocalTransaction(Supplier<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = ScopedValue.where(LOCAL_TRANSACTION, connection).call(work::get);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException("transaction", e);
        }
    }

    private <T> T execute(String sql, @Nullable Object[] parameters, Work<T> work) {
        try {
            if (LOCAL_TRANSACTION.isBound()) {
                return execute(LOCAL_TRANSACTION.get(), sql, parameters, work);
            }
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
            case Integer[] numbers -> connection.createArrayOf("integer", numbers);
            case Float[] numbers -> connection.createArrayOf("real", numbers);
            case Boolean[] flags -> connection.createArrayOf("boolean", flags);
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

    /** A column of type {@code int[]}; empty when null. */
    public static List<Integer> ints(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Integer[]) array.getArray()).toList();
    }
}
