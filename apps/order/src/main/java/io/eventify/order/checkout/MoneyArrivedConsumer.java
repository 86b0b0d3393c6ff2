package io.eventify.order.checkout;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The provider holds the money, or has taken it: the saga goes on. */
@ApplicationScoped
public class MoneyArrivedConsumer implements DomainEventConsumer {
    @Inject
    MoneyArrived moneyArrived;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.PAYMENT_AUTHORISED, EventTypes.PAYMENT_CAPTURED);
    }

    @Override
    public void on(DomainEvent event) {
        PaymentChanged payment = event.as(PaymentChanged.class);
        if (event.type().equals(EventTypes.PAYMENT_CAPTURED)) {
            moneyArrived.captured(payment.orderId(), payment.paymentId(), payment.amount());
        } else {
            moneyArrived.authorised(payment.orderId(), payment.paymentId(), payment.amount());
        }
    }
}
