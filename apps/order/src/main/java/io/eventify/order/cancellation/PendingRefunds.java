package io.eventify.order.cancellation;

import io.eventify.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Refunds that the provider is working on. */
@ApplicationScoped
public class PendingRefunds {
    @Inject
    Cancellations cancellations;

    @Inject
    Orders orders;

    @Inject
    Clock clock;

    record Pending(UUID cancellation, UUID order, UUID payment, UUID refund) {}

    @Transactional
    public List<Pending> olderThan(Duration age, int most) {
        return cancellations.pendingSince(clock.instant().minus(age), most).stream()
                .map(this::pending)
                .toList();
    }

    private Pending pending(Cancellation cancellation) {
        UUID payment = orders.find(cancellation.orderId())
                .flatMap(order -> order.paymentId())
                .orElseThrow();
        return new Pending(
                cancellation.id(),
                cancellation.orderId(),
                payment,
                cancellation.refundId().orElseThrow());
    }
}
