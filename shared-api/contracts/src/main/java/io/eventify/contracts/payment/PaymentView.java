package io.eventify.contracts.payment;

import io.eventify.contracts.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order.
 *
 * @param status pending (waits for the customer), action_required (3-D Secure), processing, authorised, captured, failed, voided, refunded or partially_refunded
 * @param intentId the provider's reference
 * @param clientSecret lets the customer's browser confirm at the provider; only for the owner and the order context, only while payable
 * @param publishableKey the provider's public key for the browser
 * @param failureReason stable word, such as card_declined, insufficient_funds, expired_card
 */
public record PaymentView(
        UUID paymentId,
        UUID orderId,
        String status,
        Money amount,
        Money captured,
        Money refunded,
        @Nullable String intentId,
        @Nullable String clientSecret,
        @Nullable String publishableKey,
        @Nullable String failureReason,
        List<RefundView> refunds) {}
