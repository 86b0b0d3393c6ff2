package io.eventify.order.invoice;

import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performances;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** What an invoice says. */
@ApplicationScoped
public class ReadInvoice {
    @Inject
    Orders orders;

    @Inject
    Invoices invoices;

    @Inject
    Performances performances;

    /** @throws NotFoundException if the order is not visible, or has no invoice (yet) */
    @Transactional
    public InvoicePdf.Paper ofOrder(UUID orderId, Predicate<Order> visible) {
        Order order = visible(orderId, visible);
        Invoice invoice = invoices.ofOrder(orderId).orElseThrow(() -> new NotFoundException("invoice"));
        return new InvoicePdf.Paper(invoice, order, order.lines(), performances.find(order.performanceId()));
    }

    /** @throws NotFoundException if the order is not visible, or nothing was credited by the cancellation */
    @Transactional
    public InvoicePdf.Paper ofCancellation(UUID orderId, UUID cancellationId, Predicate<Order> visible) {
        Order order = visible(orderId, visible);
        Invoice note = invoices.ofCancellation(cancellationId)
                .filter(found -> found.orderId().equals(orderId))
                .orElseThrow(() -> new NotFoundException("invoice"));
        List<OrderLine> lines = order.lines().stream()
                .filter(line ->
                        line.cancellationId().filter(cancellationId::equals).isPresent())
                .toList();
        return new InvoicePdf.Paper(note, order, lines, performances.find(order.performanceId()));
    }

    private Order visible(UUID orderId, Predicate<Order> visible) {
        return orders.find(orderId).filter(visible).orElseThrow(() -> new NotFoundException("order"));
    }
}
