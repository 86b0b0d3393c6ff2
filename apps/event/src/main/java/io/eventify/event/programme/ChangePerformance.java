package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.rest.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a date; into another hall only while nothing was ever on sale. */
@ApplicationScoped
class ChangePerformance {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Sellable sellable;

    @Inject
    Announcements announcements;

    @Transactional
    public PerformanceView change(
            UUID eventId, UUID performanceId, @Nullable String ifMatch, PerformanceRequest request) {
        Event event = ownEvents.lock(eventId);
        event.requireEditable();
        Performance performance = performances.of(event, performanceId);
        Versions.check(Versions.required(ifMatch), performance.version());
        Performance.Plan plan = request.plan(event);
        Venue venue = sellable.requireKnown(plan, event);
        performance.reschedule(plan);
        if (performance.salesStatus() == SalesStatus.OPEN) {
            sellable.requirePriced(performance);
        }
        events.update();
        announcements.performanceChanged(EventTypes.PERFORMANCE_UPDATED, performance, event);
        return PerformanceView.of(performance, event, venue);
    }
}
