package io.eventify.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The answers to requests that carried an idempotency key. Each method is one short transaction of its own, before and after that of the use case; so none of
 * them may be called inside one.
 */
@ApplicationScoped
class IdempotencyKeys {
    /** How long a request may run before another one with the same key takes over. */
    static final Duration LOCK = Duration.ofSeconds(60);

    private final DataSource database;

    @Inject
    IdempotencyKeys(DataSource database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected IdempotencyKeys() {
        this(null);
    }

    /** Which request. */
    record Request(String caller, String operation, String key, byte[] hash) {}

    /** What was answered. */
    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    /** What is to be done with a request. */
    sealed interface Claim {
        /** Run it; the lock is the proof when the answer is stored. */
        record Granted(OffsetDateTime lock) implements Claim {}

        /** Give this answer. */
        record Answered(Answer answer) implements Claim {}

        /** It is running. */
        record InProgress() implements Claim {}

        /** The key belongs to another request. */
        record Reused() implements Claim {}
    }

    Claim claim(Request request) {
        return claim(request, LOCK);
    }

    /* Claiming is one statement, so that of two requests at the same moment one gets the key and the other one sees it taken. */
    Claim claim(Request request, Duration lock) {
        String sql = """
                insert into idempotency_keys as k (caller, operation, key, request_hash, locked_until)
                values (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                on conflict (caller, operation, key) do update set locked_until = excluded.locked_until
                where k.status is null and k.locked_until <= clock_timestamp() and k.request_hash = excluded.request_hash
                returning locked_until
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, request);
            insert.setBytes(4, request.hash);
            insert.setDouble(5, lock.toMillis() / 1000.0);
            try (ResultSet row = insert.executeQuery()) {
                return row.next()
                        ? new Claim.Granted(row.getObject(1, OffsetDateTime.class))
                        : taken(connection, request);
            }
        } catch (SQLException e) {
            throw failure(request, e);
        }
    }

    private static Claim taken(Connection connection, Request request) throws SQLException {
        String sql =
                "select request_hash, status, headers, body from idempotency_keys where caller = ? and operation = ? and key = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, request);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    // released between the two statements: the caller asks again
                    return new Claim.InProgress();
                }
                if (!MessageDigest.isEqual(row.getBytes(1), request.hash)) {
                    return new Claim.Reused();
                }
                int status = row.getInt(2);
                return row.wasNull()
                        ? new Claim.InProgress()
                        : new Claim.Answered(new Answer(status, headers(row.getString(3)), row.getString(4)));
            }
        }
    }

    /** Keeps the answer, unless the lock has passed to another request. */
    void store(Request request, OffsetDateTime lock, Answer answer) {
        String sql = """
                update idempotency_keys set status = ?, headers = ?::jsonb, body = ?
                where caller = ? and operation = ? and key = ? and status is null and locked_until = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, answer.status);
            update.setString(2, json(answer.headers));
            update.setString(3, answer.body);
            update.setString(4, request.caller);
            update.setString(5, request.operation);
            update.setString(6, request.key);
            update.setObject(7, lock);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(request, e);
        }
    }

    /** Lets the same request be tried again at once. */
    void release(Request request, OffsetDateTime lock) {
        String sql =
                "delete from idempotency_keys where caller = ? and operation = ? and key = ? and status is null and locked_until = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            bind(delete, request);
            delete.setObject(4, lock);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failure(request, e);
        }
    }

    /** Forgets old answers. */
    int purge(Duration age) {
        String sql =
                "delete from idempotency_keys where ctid in (select ctid from idempotency_keys where created_at < clock_timestamp() - make_interval(secs => ?) limit 5000)";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setDouble(1, age.toSeconds());
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot purge the idempotency keys", e);
        }
    }

    private static void bind(PreparedStatement statement, Request request) throws SQLException {
        statement.setString(1, request.caller);
        statement.setString(2, request.operation);
        statement.setString(3, request.key);
    }

    private static String json(Map<String, String> headers) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        headers.forEach(json::add);
        return json.build().toString();
    }

    private static Map<String, String> headers(String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        }
        return headers;
    }

    private static IllegalStateException failure(Request request, SQLException e) {
        return new IllegalStateException("idempotency key of " + request.operation, e);
    }
}
