package io.eventify.order.projection;

import io.eventify.contracts.events.EventStatusChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Performances as they are scheduled, moved and cancelled. */
@ApplicationScoped
public class PerformanceConsumer implements DomainEventConsumer {
    private static final String REASON = "performance_cancelled";

    @Inject
    PerformanceProjection performances;

    @Override
    public Set<String> types() {
        return Set.of(
                EventTypes.PERFORMANCE_SCHEDULED,
                EventTypes.PERFORMANCE_UPDATED,
                EventTypes.PERFORMANCE_CANCELLED,
                EventTypes.EVENT_CANCELLED);
    }

    @Override
    public void on(DomainEvent event) {
        switch (event.type()) {
            case EventTypes.PERFORMANCE_CANCELLED ->
                performances.cancelled(event.as(PerformanceCancelled.class).performanceId(), REASON);
            case EventTypes.EVENT_CANCELLED ->
                performances.eventCancelled(event.as(EventStatusChanged.class).eventId(), REASON);
            default -> performances.changed(event.as(PerformanceChanged.class), event.time());
        }
    }
}
