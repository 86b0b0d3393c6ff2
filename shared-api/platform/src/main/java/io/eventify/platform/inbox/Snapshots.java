package io.eventify.platform.inbox;

import io.eventify.contracts.snapshot.SnapshotPage;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;

/** Facts of a snapshot are told in the form of domain events. */
public final class Snapshots {
    private Snapshots() {}

    /**
     * A fact as its owner tells it.
     *
     * @param data the record that the type names
     */
    public static SnapshotPage.Item item(String type, UUID subject, Instant time, Object data) {
        try (JsonReader reader = Json.createReader(new StringReader(EventJson.write(data)))) {
            return new SnapshotPage.Item(type, subject, time, reader.readObject());
        }
    }

    /** A fact as the domain event that it stands for, to be applied by the same consumers. */
    public static DomainEvent asEvent(SnapshotPage.Item item, String source, UUID correlationId) {
        return new DomainEvent(
                UUID.randomUUID(), item.type(), source, item.subject(), item.time(), correlationId, item.data());
    }
}
