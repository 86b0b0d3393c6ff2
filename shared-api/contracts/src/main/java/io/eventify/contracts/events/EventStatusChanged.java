package io.eventify.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event was published, archived or cancelled. */
public record EventStatusChanged(
        UUID eventId,
        UUID organisationId,
        Instant at,
        @Nullable String reason) {}
