package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The rules on what a performance refers to: hall and prices exist, belong together, and every place has a price before it is sold. */
@ApplicationScoped
class Sellable {
    @Inject
    Halls halls;

    @Inject
    PricingSchemes pricingSchemes;

    /**
     * @throws UnknownVenueException if the venue is not known here
     * @throws UnknownSeatingPlanException if the plan is not known here or of another venue
     * @throws UnknownPricingSchemeException if the prices are not the event's
     */
    Venue requireKnown(Performance.Plan plan, Event event) {
        Venue venue = halls.venue(plan.venueId()).orElseThrow(UnknownVenueException::new);
        halls.plan(plan.seatingPlanId())
                .filter(known -> known.venueId().equals(plan.venueId()))
                .orElseThrow(UnknownSeatingPlanException::new);
        pricingSchemes
                .find(plan.pricingSchemeId())
                .filter(scheme -> scheme.eventId().equals(event.id()))
                .orElseThrow(UnknownPricingSchemeException::new);
        return venue;
    }

    /** @throws SeatClassWithoutPriceException if some places of the performance have no price */
    void requirePriced(Performance performance) {
        PricingScheme scheme =
                pricingSchemes.find(performance.pricingSchemeId()).orElseThrow(UnknownPricingSchemeException::new);
        requirePriced(performance, scheme);
    }

    /** The same against prices that are about to hold. */
    void requirePriced(Performance performance, PricingScheme scheme) {
        SeatingPlan plan = halls.plan(performance.seatingPlanId()).orElseThrow(UnknownSeatingPlanException::new);
        Set<String> missing = scheme.unpriced(plan.seatClasses());
        if (!missing.isEmpty()) {
            throw new SeatClassWithoutPriceException(performance.id(), missing);
        }
    }
}
