package io.eventify.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox on its way. */
public record PendingEvent(
        long seq,
        UUID id,
        String type,
        UUID subject,
        Instant occurredAt,
        UUID correlationId,
        @Nullable String traceparent,
        String data) {}
