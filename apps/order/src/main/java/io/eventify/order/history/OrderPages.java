package io.eventify.order.history;

import io.eventify.order.AuditTrail;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.Performance;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.TimelineEntry;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What our own tables say of an order. */
@ApplicationScoped
public class OrderPages {
    @Inject
    Orders orders;

    @Inject
    Performances performances;

    @Inject
    Timeline timeline;

    @Inject
    Organisers organisers;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    record OrderPage(
            Order order,
            Optional<Performance> performance,
            List<OrderView.Entry> timeline,
            String language,
            Instant now) {

        OrderView view(OrderView.@Nullable Payment payment) {
            return new OrderView(
                    order.id(),
                    order.orderNumber(),
                    order.customerId(),
                    order.reservationId(),
                    order.performanceId(),
                    order.organisationId(),
                    performance.map(p -> p.titleIn(language)).orElse(""),
                    performance.map(Performance::startsAt).orElse(null),
                    performance.map(p -> p.timeZone().getId()).orElse(null),
                    order.language(),
                    order.status().code(),
                    reason(),
                    order.total(),
                    order.taxTotal(),
                    order.refunded(),
                    order.createdAt(),
                    order.updatedAt(),
                    order.payUntil(),
                    order.lines().stream().map(OrderPage::line).toList(),
                    payment,
                    policy(),
                    timeline);
        }

        private @Nullable String reason() {
            return order.refusalCode()
                    .or(() -> order.endReason().map(EndReason::code))
                    .orElse(null);
        }

        private OrderView.@Nullable CancellationPolicy policy() {
            return performance
                    .map(p -> order.cancellableUntil(p.startsAt()))
                    .map(until -> new OrderView.CancellationPolicy(until, order.refundPercent(), isCancellable(until)))
                    .orElse(null);
        }

        private boolean isCancellable(Instant until) {
            boolean anyLeft = order.lines().stream().anyMatch(line -> !line.isCancelled());
            return order.status().isUnpaid()
                    || (order.status().isBooked()
                            && order.status() != OrderStatus.REFUNDED
                            && anyLeft
                            && !now.isAfter(until));
        }

        private static OrderView.Line line(OrderLine line) {
            return new OrderView.Line(
                    line.id(),
                    line.position(),
                    line.label(),
                    line.section().orElse(null),
                    line.row().orElse(null),
                    line.number().orElse(null),
                    line.seatId().orElse(null),
                    line.bucketId().orElse(null),
                    line.priceCategory(),
                    line.price(),
                    line.tax(),
                    line.taxPercent().stripTrailingZeros().toPlainString(),
                    line.isCancelled() ? "cancelled" : "valid",
                    line.ticketId().orElse(null));
        }
    }

    @Transactional
    public OrderPage of(Viewer viewer, UUID id) {
        Order order = orders.find(id)
                .filter(found -> viewer.fullFacts()
                        || viewer.owns(found)
                        || (viewer.organises() && organisers.run(viewer.id(), found.organisationId())))
                .orElseThrow(() -> new NotFoundException("order"));
        if (viewer.isAudited(order)) {
            audit.viewed(viewer.id(), viewer.client(), id);
        }
        List<OrderView.Entry> entries =
                timeline.of(id).stream().map(entry -> entry(viewer, entry)).toList();
        order.lines();
        return new OrderPage(
                order, performances.find(order.performanceId()), entries, viewer.language(), clock.instant());
    }

    private static OrderView.Entry entry(Viewer viewer, TimelineEntry entry) {
        String message = TimelineTexts.of(entry.milestone(), viewer.language());
        return viewer.fullFacts()
                ? new OrderView.Entry(
                        entry.at(),
                        entry.milestone().code(),
                        message,
                        entry.actor(),
                        entry.facts().orElse(null),
                        entry.correlationId())
                : new OrderView.Entry(entry.at(), entry.milestone().code(), message, null, null, null);
    }
}
