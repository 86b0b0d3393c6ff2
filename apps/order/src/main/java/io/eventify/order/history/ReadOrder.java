package io.eventify.order.history;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.order.Order;
import io.eventify.order.OrderStatus;
import io.eventify.order.calls.PaymentCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order, put together from our tables and, while it can be paid, from payment; without payment the rest is still told. */
@ApplicationScoped
public class ReadOrder {
    private static final Logger LOG = System.getLogger(ReadOrder.class.getName());
    private static final Set<OrderStatus> PAYABLE =
            EnumSet.of(OrderStatus.PLACED, OrderStatus.PROCESSING, OrderStatus.AUTHORISED);

    @Inject
    OrderPages pages;

    @Inject
    PaymentCalls payments;

    /** @throws io.eventify.platform.errors.NotFoundException if there is none, or the viewer may not know of it */
    OrderView by(Viewer viewer, UUID id) {
        OrderPages.OrderPage page = pages.of(viewer, id);
        return page.view(payment(viewer, page.order()));
    }

    private OrderView.@Nullable Payment payment(Viewer viewer, Order order) {
        if (order.paymentId().isEmpty()) {
            return null;
        }
        UUID id = order.paymentId().get();
        if (!PAYABLE.contains(order.status())) {
            return new OrderView.Payment(id, settled(order), null, null, null);
        }
        try {
            return view(payments.get(id), viewer.owns(order) && order.status() == OrderStatus.PLACED);
        } catch (RuntimeException unreachable) {
            LOG.log(Level.INFO, "payment of order {0} not readable: {1}", order.id(), unreachable.toString());
            return new OrderView.Payment(id, "unknown", null, null, null);
        }
    }

    private static OrderView.Payment view(PaymentView payment, boolean payable) {
        return new OrderView.Payment(
                payment.paymentId(),
                payment.status(),
                payable ? payment.clientSecret() : null,
                payable ? payment.publishableKey() : null,
                payment.failureReason());
    }

    /* What the order itself knows: no call for it. */
    private static String settled(Order order) {
        if (order.refunded().isPositive()) {
            return order.refunded().compareTo(order.total()) < 0 ? "partially_refunded" : "refunded";
        }
        return order.status().isEnded() ? "voided" : "captured";
    }
}
