package io.eventify.order.cancellation;

import io.eventify.contracts.Page;
import io.eventify.order.Order;
import io.eventify.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How cancellations stand. */
@ApplicationScoped
public class ReadCancellations {
    @Inject
    Orders orders;

    @Inject
    Cancellations cancellations;

    /** @param refusal why it came to nothing, if it did */
    record Outcome(CancellationResponse response, Optional<String> refusal) {}

    @Transactional
    public Outcome outcome(UUID id) {
        Cancellation cancellation = cancellations.existing(id);
        Order order = existing(cancellation.orderId());
        return new Outcome(CancellationResponse.of(order, cancellation), cancellation.refusalCode());
    }

    @Transactional
    public CancellationResponse unpaid(UUID orderId) {
        return CancellationResponse.unpaid(existing(orderId));
    }

    @Transactional
    public Page<FailedRefundView> queue(int page, int size, int offset) {
        List<FailedRefundView> items = cancellations.queue(offset, size).stream()
                .map(cancellation -> FailedRefundView.of(existing(cancellation.orderId()), cancellation))
                .toList();
        return new Page<>(page, size, cancellations.queueLength(), items);
    }

    private Order existing(UUID id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
    }
}
