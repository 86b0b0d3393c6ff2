package io.eventify.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A performance will not take place: every order of it is refunded. */
public record PerformanceCancelled(
        UUID performanceId,
        UUID eventId,
        UUID organisationId,
        Instant at,
        @Nullable String reason) {}
