package io.eventify.order.checkout;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.order.Milestone;
import io.eventify.order.Timeline;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** An attempt to pay failed. The order stays: the customer may try again on it while the places are his. */
@ApplicationScoped
public class PaymentFailedConsumer implements DomainEventConsumer {
    @Inject
    Timeline timeline;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.PAYMENT_FAILED);
    }

    @Override
    public void on(DomainEvent event) {
        PaymentChanged payment = event.as(PaymentChanged.class);
        timeline.tell(payment.orderId(), "payment", Milestone.PAYMENT_FAILED, payment.failureReason());
    }
}
