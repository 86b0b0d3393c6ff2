package io.eventify.order.cancellation;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Money went back, or could not. */
@ApplicationScoped
public class RefundNewsConsumer implements DomainEventConsumer {
    @Inject
    RefundNews news;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.PAYMENT_REFUNDED, EventTypes.REFUND_FAILED);
    }

    @Override
    public void on(DomainEvent event) {
        PaymentChanged payment = event.as(PaymentChanged.class);
        if (event.type().equals(EventTypes.PAYMENT_REFUNDED)) {
            news.refunded(payment, event.id());
        } else {
            news.failed(payment);
        }
    }
}
