package io.eventify.inventory.performance;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Performances are scheduled, changed and cancelled. */
@ApplicationScoped
public class PerformanceConsumer implements DomainEventConsumer {

    @Inject
    TrackPerformance trackPerformance;

    @Override
    public Set<String> types() {
        return Set.of(
                EventTypes.PERFORMANCE_SCHEDULED, EventTypes.PERFORMANCE_UPDATED, EventTypes.PERFORMANCE_CANCELLED);
    }

    @Override
    public void on(DomainEvent event) {
        switch (event.type()) {
            case EventTypes.PERFORMANCE_CANCELLED ->
                trackPerformance.cancelled(event.as(PerformanceCancelled.class).performanceId(), event.time());
            default -> trackPerformance.changed(event.as(PerformanceChanged.class), event.time());
        }
    }
}
