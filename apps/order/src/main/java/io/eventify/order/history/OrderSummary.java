package io.eventify.order.history;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.UUID;

/** An order in a list. */
public record OrderSummary(
        UUID orderId,
        String orderNumber,
        UUID customerId,
        UUID performanceId,
        String title,
        String status,
        long lines,
        Money total,
        Money refunded,
        Instant createdAt) {}
