package io.eventify.inventory.performance;

import io.eventify.contracts.events.EventStatusChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** A cancelled event sells no more places, even before its performances' own cancellations arrive. */
@ApplicationScoped
public class EventCancelledConsumer implements DomainEventConsumer {

    @Inject
    TrackPerformance trackPerformance;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.EVENT_CANCELLED);
    }

    @Override
    public void on(DomainEvent event) {
        trackPerformance.eventCancelled(event.as(EventStatusChanged.class).eventId(), event.time());
    }
}
