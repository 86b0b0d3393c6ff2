package io.eventify.order.checkout;

import io.eventify.contracts.Money;
import io.eventify.order.BookingStep;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.Timeline;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** What news of money mean to an order, wherever they come from: payment's events, or the reconciliation that found them missing. */
@ApplicationScoped
public class MoneyArrived {
    private static final Set<OrderStatus> WAITING_FOR_MONEY = Set.of(OrderStatus.PLACED, OrderStatus.PROCESSING);

    private final Orders orders;
    private final Timeline timeline;
    private final DurableSteps steps;
    private final LateMoney lateMoney;
    private final Clock clock;

    @Inject
    public MoneyArrived(Orders orders, Timeline timeline, DurableSteps steps, LateMoney lateMoney, Clock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.steps = steps;
        this.lateMoney = lateMoney;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected MoneyArrived() {
        this(null, null, null, null, null);
    }

    /** The provider holds the money for us. */
    @Transactional
    public void authorised(UUID orderId, UUID payment, Money amount) {
        Order order = orders.lockExisting(orderId);
        if (order.status().isEnded()) {
            lateMoney.arrived(order, payment);
        } else if (isWaiting(order)) {
            goOn(order, payment, "authorised " + amount);
        }
    }

    /** The money was taken: by our capture, or by a method that knows no authorisation. */
    @Transactional
    public void captured(UUID orderId, UUID payment, Money amount) {
        Order order = orders.lockExisting(orderId);
        if (order.status().isEnded()) {
            lateMoney.arrived(order, payment);
        } else if (isCapturing(order)) {
            order.paid(clock.instant());
            timeline.tell(orderId, "payment", Milestone.PAYMENT_CAPTURED, amount.toString());
            steps.schedule(Saga.BOOKING, orderId, BookingStep.ISSUE.name());
        } else if (isWaiting(order)) {
            goOn(order, payment, "captured " + amount);
        }
    }

    private void goOn(Order order, UUID payment, String facts) {
        order.authorised(payment, clock.instant());
        timeline.tell(order.id(), "payment", Milestone.PAYMENT_AUTHORISED, facts);
        steps.schedule(Saga.BOOKING, order.id(), BookingStep.COMMIT.name());
    }

    /* An order that is being turned back does not go on: payment's own compensation lets go of the money, and the step SETTLE makes sure of it. */
    private boolean isWaiting(Order order) {
        return WAITING_FOR_MONEY.contains(order.status()) && order.endReason().isEmpty() && !isCapturing(order);
    }

    private boolean isCapturing(Order order) {
        return order.endReason().isEmpty()
                && steps.current(Saga.BOOKING, order.id())
                        .filter(BookingStep.CAPTURE.name()::equals)
                        .isPresent();
    }
}
