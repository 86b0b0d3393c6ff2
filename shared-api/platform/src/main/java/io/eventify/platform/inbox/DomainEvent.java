package io.eventify.platform.inbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A received domain event (CloudEvents 1.0).
 *
 * @param type which kind, see {@link io.eventify.contracts.events.EventTypes}
 * @param source {@code /<context>-service}
 * @param subject the aggregate
 * @param data as it came; {@link #as(Class)} reads it into the type's record
 */
public record DomainEvent(
        UUID id, String type, String source, UUID subject, Instant time, UUID correlationId, JsonObject data) {

    /** The data as the record that belongs to the type; fields unknown here are ignored (additive changes). */
    public <T> T as(Class<T> dataType) {
        return EventJson.read(data, dataType);
    }
}
