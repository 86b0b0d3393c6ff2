package io.eventify.contracts.payment;

import io.eventify.contracts.Money;
import java.util.UUID;

/**
 * A refund.
 *
 * @param status pending, succeeded or failed
 */
public record RefundView(UUID refundId, Money amount, String status, String reason) {}
