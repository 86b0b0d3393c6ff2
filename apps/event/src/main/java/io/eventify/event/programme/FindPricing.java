package io.eventify.event.programme;

import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads prices; they are as public as their event. */
@ApplicationScoped
class FindPricing {
    @Inject
    OwnEvents ownEvents;

    @Inject
    PricingSchemes pricingSchemes;

    @Transactional
    public List<PricingView> of(UUID eventId) {
        ownEvents.visible(eventId);
        return pricingSchemes.all(eventId).stream().map(PricingView::of).toList();
    }

    @Transactional
    public PricingView one(UUID id) {
        PricingScheme scheme = pricingSchemes.find(id).orElseThrow(() -> new NotFoundException("pricing_scheme"));
        ownEvents.visible(scheme.eventId());
        return PricingView.of(scheme);
    }
}
