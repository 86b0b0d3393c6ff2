package io.eventify.order.cancellation;

import io.eventify.contracts.events.PaymentChanged;
import io.eventify.order.Findings;
import io.eventify.order.Milestone;
import io.eventify.order.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What news of a refund mean: for its cancellation, or for an order that was turned back after the capture. */
@ApplicationScoped
public class RefundNews {
    private final Cancellations cancellations;
    private final CancellationRecord book;
    private final Timeline timeline;
    private final Findings findings;

    @Inject
    public RefundNews(Cancellations cancellations, CancellationRecord book, Timeline timeline, Findings findings) {
        this.cancellations = cancellations;
        this.book = book;
        this.timeline = timeline;
        this.findings = findings;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected RefundNews() {
        this(null, null, null, null);
    }

    /** @param eventId stands for the refund if the event names none */
    @Transactional
    public void refunded(PaymentChanged payment, UUID eventId) {
        UUID refund = Optional.ofNullable(payment.refundId()).orElse(eventId);
        Optional<Cancellation> cancellation = cancellations.ofRefund(refund);
        if (cancellation.isPresent()) {
            book.refundSucceeded(cancellation.get().id(), refund, payment.amount());
        } else {
            book.refundOfOrder(payment.orderId(), refund, payment.amount());
        }
    }

    @Transactional
    public void failed(PaymentChanged payment) {
        String why = Optional.ofNullable(payment.failureReason()).orElse("no reason given");
        UUID refund = payment.refundId();
        Optional<Cancellation> cancellation = Optional.ofNullable(refund).flatMap(cancellations::ofRefund);
        if (refund != null && cancellation.isPresent()) {
            book.refundFailed(cancellation.get().id(), refund, why);
        } else {
            if (refund != null) {
                book.refundOfOrderFailed(payment.orderId(), refund);
            }
            timeline.tell(payment.orderId(), "payment", Milestone.REFUND_FAILED, why);
            findings.report("refund_failed", payment.orderId(), "refund " + refund + " of no cancellation: " + why);
        }
    }
}
