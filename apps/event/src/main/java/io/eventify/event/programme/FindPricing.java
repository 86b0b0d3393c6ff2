package io.eventify.event.programme;

import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** Those of these that exist and that the caller may see; three statements, however many. */
    @Transactional
    public List<PricingView> some(Collection<UUID> ids) {
        List<PricingScheme> found = pricingSchemes.all(ids);
        Set<UUID> visible =
                ownEvents.visible(found.stream().map(PricingScheme::eventId).collect(Collectors.toSet()));
        return found.stream()
                .filter(scheme -> visible.contains(scheme.eventId()))
                .map(PricingView::of)
                .toList();
    }

    @Transactional
    public PricingView one(UUID id) {
        PricingScheme scheme = pricingSchemes.find(id).orElseThrow(() -> new NotFoundException("pricing_scheme"));
        ownEvents.visible(scheme.eventId());
        return PricingView.of(scheme);
    }
}
