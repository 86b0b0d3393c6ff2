package io.eventify.reservation;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Remembers what can be bought. */
@ApplicationScoped
class PerformanceConsumer implements DomainEventConsumer {
    @Inject
    Offers offers;

    @Override
    public Set<String> types() {
        return Set.of(
                EventTypes.PERFORMANCE_SCHEDULED, EventTypes.PERFORMANCE_UPDATED, EventTypes.PERFORMANCE_CANCELLED);
    }

    @Override
    public void on(DomainEvent event) {
        if (event.type().equals(EventTypes.PERFORMANCE_CANCELLED)) {
            PerformanceCancelled told = event.as(PerformanceCancelled.class);
            offers.performance(told.performanceId()).ifPresent(known -> {
                known.cancelled(event.time());
                offers.save(known);
            });
            return;
        }
        PerformanceChanged told = event.as(PerformanceChanged.class);
        Performance performance =
                offers.performance(told.performanceId()).orElseGet(() -> new Performance(told.performanceId()));
        performance.told(
                told.eventId(), told.pricingSchemeId(), told.policy().holdMinutes(), told.salesStatus(), event.time());
        offers.save(performance);
    }
}
