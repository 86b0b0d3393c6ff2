package io.eventify.platform.inbox;

import io.eventify.contracts.events.EventSchemas;
import io.eventify.platform.messaging.DeadLetterException;
import io.eventify.platform.rest.JsonRecords;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.rest.UnreadableBodyException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Applies each domain event once, whatever the broker delivers. */
final class Inbox {
    private final String context;
    private final DataSource database;
    private final Consumer<Runnable> transaction;
    private final Map<String, DomainEventConsumer> consumers;

    /**
     * @param transaction runs work in one transaction of the database and rolls back what throws
     * @throws IllegalStateException if two consumers want the same type
     */
    Inbox(
            String context,
            DataSource database,
            Consumer<Runnable> transaction,
            Iterable<? extends DomainEventConsumer> consumers) {
        this.context = context;
        this.database = database;
        this.transaction = transaction;
        this.consumers = byType(consumers);
    }

    private static Map<String, DomainEventConsumer> byType(Iterable<? extends DomainEventConsumer> consumers) {
        Map<String, DomainEventConsumer> byType = new HashMap<>();
        for (DomainEventConsumer consumer : consumers) {
            for (String type : consumer.types()) {
                if (byType.put(type, consumer) != null) {
                    throw new IllegalStateException("two consumers of " + type);
                }
            }
        }
        return Map.copyOf(byType);
    }

    /**
     * Applies the event in the envelope, unless that has been done.
     *
     * @throws DeadLetterException if it can never be applied: unreadable, of an unknown schema, not according to its schema, or consumed by nobody here
     */
    void accept(String envelope) {
        Received received = read(envelope);
        DomainEvent event = received.event;
        RequestCorrelation.begin(event.correlationId(), received.traceparent);
        try {
            transaction.accept(() -> applyOnce(event));
        } finally {
            RequestCorrelation.end();
        }
    }

    /** Forgets events that the broker cannot deliver again. */
    int purge(Duration age) {
        String sql =
                "delete from processed_events where ctid in (select ctid from processed_events where processed_at < clock_timestamp() - make_interval(secs => ?) limit 5000)";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, age.toSeconds());
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot purge the inbox", e);
        }
    }

    private void applyOnce(DomainEvent event) {
        if (isFirst(event.id())) {
            Objects.requireNonNull(consumers.get(event.type()), "a consumer of " + event.type())
                    .on(event);
        }
    }

    /* Waits for another delivery of the same event that is under way: if that one fails, this one is the first. */
    private boolean isFirst(UUID id) {
        String sql = "insert into processed_events (event_id, consumer) values (?, ?) on conflict do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setString(2, context);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write event " + id + " to the inbox", e);
        }
    }

    private record Received(DomainEvent event, @Nullable String traceparent) {}

    private Received read(String envelope) {
        try (JsonReader reader = Json.createReader(new StringReader(envelope))) {
            JsonObject json = reader.readObject();
            requireKnown(json);
            DomainEvent event = new DomainEvent(
                    UUID.fromString(json.getString("id")),
                    json.getString("type"),
                    json.getString("source"),
                    UUID.fromString(json.getString("subject")),
                    Instant.parse(json.getString("time")),
                    UUID.fromString(json.getString("correlationid")),
                    json.getJsonObject("data"));
            JsonRecords.readMessage(
                    event.data(),
                    Objects.requireNonNull(EventSchemas.DATA.get(event.type()), "a schema of " + event.type()));
            return new Received(event, json.getString("traceparent", null));
        } catch (UnreadableBodyException e) {
            throw new DeadLetterException("data not according to its schema: " + e.details(), e);
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | DateTimeException e) {
            throw new DeadLetterException("not an envelope of CloudEvents 1.0 as agreed: " + e.getMessage(), e);
        }
    }

    private void requireKnown(JsonObject json) {
        String type = json.getString("type");
        if (!json.getString("specversion").equals("1.0")) {
            throw new DeadLetterException("unknown specversion");
        }
        if (!EventSchemas.DATA.containsKey(type) || !EventSchemas.uri(type).equals(json.getString("dataschema"))) {
            throw new DeadLetterException("unknown schema " + json.getString("dataschema", "of " + type));
        }
        if (!consumers.containsKey(type)) {
            throw new DeadLetterException(context + " does not consume " + type);
        }
    }
}
