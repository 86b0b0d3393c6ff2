package io.eventify.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Array;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Single SQL statements on the context's own database. Each belongs to the caller's JTA transaction; without one it commits by itself, which makes it one round
 * trip. For repositories over JDBC; aggregates go through Jakarta Persistence.
 *
 * <p>Parameters are bound by their type: an {@link Instant} as {@code timestamptz}, a {@link URI} as text, an enum constant as its name in lower case, an array of
 * {@link UUID}, {@link Integer}, {@link Float}, {@link Boolean} or {@link String} as the array of PostgreSQL; everything else as the driver binds it.
 *
 * <p>Every method throws {@link StatementFailedException} if the database refuses the statement.
 */
@ApplicationScoped
public class Sql {
    private static final ScopedValue<Connection> LOCAL_TRANSACTION = ScopedValue.newInstance();

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final DataSource database;

    @Inject
    public Sql(DataSource database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Sql() {
        this(null);
    }

    /** All rows; the statement itself bounds how many. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        return execute(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /**
     * The one row that the statement always gives, such as an aggregate or a function.
     *
     * @throws java.util.NoSuchElementException if it gives none
     */
    public <T> T one(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).getFirst();
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
        try (Connection connection = database.getConnection()) {
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
            throw new StatementFailedException("transaction", e);
        }
    }

    private <T> T execute(String sql, @Nullable Object[] parameters, Work<T> work) {
        try {
            if (LOCAL_TRANSACTION.isBound()) {
                return execute(LOCAL_TRANSACTION.get(), sql, parameters, work);
            }
            try (Connection connection = database.getConnection()) {
                return execute(connection, sql, parameters, work);
            }
        } catch (SQLException e) {
            throw new StatementFailedException(sql.strip().lines().findFirst().orElse(""), e);
        }
    }

    private static <T> T execute(Connection connection, String sql, @Nullable Object[] parameters, Work<T> work)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, asColumn(connection, parameters[i]));
            }
            return work.with(statement);
        }
    }

    private static @Nullable Object asColumn(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case Integer[] numbers -> connection.createArrayOf("integer", numbers);
            case Float[] numbers -> connection.createArrayOf("real", numbers);
            case Boolean[] flags -> connection.createArrayOf("boolean", flags);
            case String[] texts -> connection.createArrayOf("text", texts);
            case Instant at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
            case URI uri -> uri.toASCIIString();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
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
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((UUID[]) array.getArray()).toList();
    }

    /** A column of type {@code int[]}; empty when null. */
    public static List<Integer> ints(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Integer[]) array.getArray()).toList();
    }
}
