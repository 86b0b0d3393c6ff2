package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.SeatingPlanDefined;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Remembers seating plans and the classes of their places. */
@ApplicationScoped
class SeatingPlanDefinedConsumer implements DomainEventConsumer {
    @Inject
    Halls halls;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.SEATING_PLAN_DEFINED);
    }

    @Override
    public void on(DomainEvent event) {
        SeatingPlanDefined told = event.as(SeatingPlanDefined.class);
        Set<String> seatClasses = new LinkedHashSet<>(told.seatClasses());
        told.zones().forEach(zone -> seatClasses.add(zone.seatClass()));
        SeatingPlan plan = halls.planToDefine(told.seatingPlanId());
        plan.define(told.venueId(), List.copyOf(seatClasses), event.time());
        halls.save(plan);
    }
}
