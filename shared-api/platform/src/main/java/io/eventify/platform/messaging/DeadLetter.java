package io.eventify.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a dead letter: never what stands in it, which may be about a person.
 *
 * @param id of the message; another one each time that it dies
 * @param type which kind of domain event; absent if even that cannot be read
 * @param at when it was sent to where it lies now
 * @param cause what the consumer said at last; absent if it said nothing
 * @param eventId of the domain event
 * @param correlationId of the request that caused the event
 */
public record DeadLetter(
        UUID id,
        @Nullable @Schema(examples = "payment.captured") String type,
        Instant at,
        @Nullable String cause,
        @Nullable UUID eventId,
        @Nullable UUID correlationId) {}
