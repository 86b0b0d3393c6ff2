package io.eventify.catalogue.projection;

import io.eventify.catalogue.Generations.Target;
import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Everything that is for visitors to see. */
@ApplicationScoped
public class CatalogueConsumer implements DomainEventConsumer {
    @Inject
    Projection projection;

    @Override
    public Set<String> types() {
        return Set.of(
                EventTypes.EVENT_CREATED,
                EventTypes.EVENT_UPDATED,
                EventTypes.EVENT_PUBLISHED,
                EventTypes.EVENT_ARCHIVED,
                EventTypes.EVENT_CANCELLED,
                EventTypes.PERFORMANCE_SCHEDULED,
                EventTypes.PERFORMANCE_UPDATED,
                EventTypes.PERFORMANCE_CANCELLED,
                EventTypes.PRICING_CHANGED,
                EventTypes.VENUE_DEFINED,
                EventTypes.AVAILABILITY_CHANGED,
                EventTypes.ORDER_PAID,
                EventTypes.ORDER_REFUND_REQUESTED,
                EventTypes.ORDER_REFUNDED);
    }

    @Override
    public void on(DomainEvent event) {
        projection.apply(event, Target.ALL);
    }
}
