package io.eventify.event.programme;

import io.eventify.platform.idempotency.RequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** A new list of prices for an event. */
@ApplicationScoped
class DefinePricing {
    @Inject
    OwnEvents ownEvents;

    @Inject
    PricingSchemes pricingSchemes;

    @Inject
    Announcements announcements;

    @Inject
    RequestKey requestKey;

    @Transactional
    public PricingView define(UUID eventId, PricingRequest request) {
        Event event = ownEvents.lock(eventId);
        event.requireEditable();
        UUID id = requestKey.derivedId("pricing-scheme");
        Optional<PricingScheme> earlier = pricingSchemes.find(id);
        if (earlier.isPresent()) {
            return PricingView.of(earlier.get());
        }
        if (pricingSchemes.all(eventId).size() >= PricingSchemes.MAX_PER_EVENT) {
            throw new TooManyPricingSchemesException();
        }
        PricingScheme scheme = new PricingScheme(id, eventId, request.prices());
        pricingSchemes.insert(scheme);
        announcements.pricingChanged(scheme);
        return PricingView.of(scheme);
    }
}
