package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund that needs a person, with all that is needed to finish it.
 *
 * @param refundId the refund's name at payment, the same for every try
 * @param failure what payment or the provider said
 * @param retries how often it was tried again
 */
public record FailedRefundView(
        UUID cancellationId,
        UUID orderId,
        String orderNumber,
        UUID customerId,
        @Nullable UUID paymentId,
        @Nullable UUID refundId,
        Money amount,
        String reason,
        @Nullable String failure,
        int retries,
        Instant requestedAt,
        Instant failedAt) {

    static FailedRefundView of(Order order, Cancellation cancellation) {
        return new FailedRefundView(
                cancellation.id(),
                order.id(),
                order.orderNumber(),
                order.customerId(),
                order.paymentId().orElse(null),
                cancellation.refundId().orElse(null),
                cancellation.refund(),
                cancellation.reason(),
                cancellation.refundFailure().orElse(null),
                cancellation.refundTry(),
                cancellation.createdAt(),
                cancellation.updatedAt());
    }
}
