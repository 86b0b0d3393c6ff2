package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was set in motion.
 *
 * @param cancellationId absent for an order that was not paid: it simply ends
 * @param status of the order: refund_requested, or its end once that is reached
 * @param refund what will come back
 * @param refundStatus none, requested, pending, failed or succeeded
 */
public record CancellationResponse(
        UUID orderId,
        @Nullable UUID cancellationId,
        String status,
        Money refund,
        String refundStatus,
        List<UUID> lineIds) {

    static CancellationResponse of(Order order, Cancellation cancellation) {
        List<UUID> lines = order.lines().stream()
                .filter(line ->
                        line.cancellationId().filter(cancellation.id()::equals).isPresent())
                .map(line -> line.id())
                .toList();
        return new CancellationResponse(
                order.id(),
                cancellation.id(),
                order.status().code(),
                cancellation.refund(),
                cancellation.refundStatus().name(),
                lines);
    }

    static CancellationResponse unpaid(Order order) {
        return new CancellationResponse(
                order.id(), null, order.status().code(), Money.zero(order.currency()), "none", List.of());
    }
}
