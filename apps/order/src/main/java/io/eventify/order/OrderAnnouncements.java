package io.eventify.order;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrderChanged;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the other contexts, in the transaction of the change. */
@ApplicationScoped
public class OrderAnnouncements {
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public OrderAnnouncements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected OrderAnnouncements() {
        this(null, null);
    }

    public void placed(Order order) {
        publish(EventTypes.ORDER_PLACED, order, null);
    }

    public void paid(Order order) {
        publish(EventTypes.ORDER_PAID, order, null);
    }

    /** The booking came to nothing; the reason is a stable word. */
    public void cancelled(Order order) {
        publish(
                EventTypes.ORDER_CANCELLED,
                order,
                order.endReason().map(EndReason::code).orElse(null));
    }

    public void refundRequested(Order order, String reason) {
        publish(EventTypes.ORDER_REFUND_REQUESTED, order, reason);
    }

    public void refunded(Order order, String reason) {
        publish(EventTypes.ORDER_REFUNDED, order, reason);
    }

    private void publish(String type, Order order, @Nullable String reason) {
        outbox.publish(type, order.id(), asChanged(order, clock.instant(), reason));
    }

    /** An order as domain events tell it. */
    public static OrderChanged asChanged(Order order, Instant at, @Nullable String reason) {
        return new OrderChanged(
                order.id(),
                order.reservationId(),
                order.customerId(),
                order.performanceId(),
                order.total(),
                order.refunded(),
                order.status().code(),
                at,
                reason);
    }
}
