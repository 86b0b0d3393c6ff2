package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order was placed, paid, cancelled, asked to be refunded or refunded; {@code amount} is its total, {@code refunded} what has come back in all. */
public record OrderChanged(
        UUID orderId,
        UUID reservationId,
        UUID customerId,
        UUID performanceId,
        Money amount,
        Money refunded,
        String status,
        Instant at,
        @Nullable String reason) {}
