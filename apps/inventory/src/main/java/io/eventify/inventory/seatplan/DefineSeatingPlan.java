package io.eventify.inventory.seatplan;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.SeatingPlanDefined;
import io.eventify.inventory.Memberships;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An organiser defines how the places of a venue are arranged; up to 40,000 seats in one transaction of a few statements. */
@ApplicationScoped
public class DefineSeatingPlan {

    @Inject
    DefinedPlans definedPlans;

    @Inject
    SeatingPlans plans;

    @Inject
    Memberships memberships;

    @Inject
    Outbox outbox;

    /**
     * @param planId derived from the request's key: a repeat after a crash finds the plan and changes nothing
     * @throws SeatingPlanInvalidException if the seats do not fit together
     */
    @Transactional
    public SeatingPlanSummary define(UUID planId, UUID venueId, SeatingPlanDraft draft, Caller caller) {
        UUID organisationId = definedPlans.organisationOfVenue(venueId);
        memberships.requireManager(caller, organisationId);
        SeatingPlan plan = draft.arranged(planId, venueId, organisationId);
        if (!definedPlans.add(plan)) {
            return summary(plans.get(planId));
        }
        outbox.publish(EventTypes.SEATING_PLAN_DEFINED, planId, asEvent(plan));
        return summary(plan);
    }

    static List<String> seatClasses(SeatingPlan plan) {
        Stream<String> ofSeats = plan.sections().stream()
                .flatMap(section -> section.seats().stream())
                .map(Seat::seatClass);
        return Stream.concat(ofSeats, plan.zones().stream().map(Zone::seatClass))
                .distinct()
                .sorted()
                .toList();
    }

    private static SeatingPlanDefined asEvent(SeatingPlan plan) {
        return new SeatingPlanDefined(
                plan.id(),
                plan.venueId(),
                plan.name(),
                plan.seatCount(),
                plan.zones().stream()
                        .map(zone ->
                                new SeatingPlanDefined.Zone(zone.id(), zone.name(), zone.seatClass(), zone.capacity()))
                        .toList(),
                seatClasses(plan));
    }

    private static SeatingPlanSummary summary(SeatingPlan plan) {
        return new SeatingPlanSummary(
                plan.id(),
                plan.venueId(),
                plan.name(),
                plan.seatCount(),
                plan.zones().stream().map(PlanJson::view).toList(),
                seatClasses(plan));
    }
}
