package io.eventify.order.checkout;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order, ready to be paid.
 *
 * @param status placed; processing while payment cannot be reached (ask again: {@code GET /orders/{id}}); authorised or later if there is nothing to pay
 * @param payUntil after this the places go back
 */
public record PlaceOrderResponse(
        UUID orderId, String orderNumber, String status, Money total, Instant payUntil, PaymentBlock payment) {

    /**
     * What the browser needs to pay.
     *
     * @param status of the payment; {@code processing} when it could not be reached yet, {@code not_required} when there is nothing to pay
     */
    public record PaymentBlock(
            @Nullable UUID paymentId,
            @Nullable String clientSecret,
            @Nullable String publishableKey,
            String status) {

        static final PaymentBlock NOT_REQUIRED = new PaymentBlock(null, null, null, "not_required");
        static final PaymentBlock PROCESSING = new PaymentBlock(null, null, null, "processing");
    }
}
