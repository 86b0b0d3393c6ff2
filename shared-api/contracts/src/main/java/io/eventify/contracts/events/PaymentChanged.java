package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money of an order was authorised, captured, refused or given back; {@code amount} is the amount of this step. */
public record PaymentChanged(
        UUID paymentId,
        UUID orderId,
        Money amount,
        @Nullable UUID refundId,
        @Nullable String failureReason) {}
