package io.eventify.ticketing.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Single statements in the caller's transaction, with parameters bound by type. */
@ApplicationScoped
public class Sql {

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
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

    /** @return how many rows were written */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StatementFailedException(e);
        }
    }

    /** All rows; the statement bounds their number. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new StatementFailedException(e);
        }
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object[] parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else {
                statement.setObject(i + 1, asColumn(parameters[i]));
            }
        }
        return statement;
    }

    private static @Nullable Object asColumn(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case URI uri -> uri.toASCIIString();
            case Enum<?> name -> name.name().toLowerCase(java.util.Locale.ROOT);
            case null -> null;
            default -> value;
        };
    }
}
