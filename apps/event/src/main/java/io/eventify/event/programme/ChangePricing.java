package io.eventify.event.programme;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.rest.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes prices. Carts learn it at their next price check; what was ordered keeps its price. */
@ApplicationScoped
class ChangePricing {
    @Inject
    OwnEvents ownEvents;

    @Inject
    PricingSchemes pricingSchemes;

    @Inject
    Performances performances;

    @Inject
    Sellable sellable;

    @Inject
    Announcements announcements;

    @Transactional
    public PricingView change(UUID id, @Nullable String ifMatch, PricingRequest request) {
        UUID eventId = pricingSchemes.eventOf(id).orElseThrow(() -> new NotFoundException("pricing_scheme"));
        Event event = ownEvents.lock(eventId);
        event.requireEditable();
        PricingScheme scheme = pricingSchemes.find(id).orElseThrow(() -> new NotFoundException("pricing_scheme"));
        Versions.check(Versions.required(ifMatch), scheme.version());
        scheme.reprice(request.prices());
        performances.all(eventId).stream()
                .filter(p -> p.pricingSchemeId().equals(id) && p.salesStatus() == SalesStatus.OPEN)
                .forEach(p -> sellable.requirePriced(p, scheme));
        pricingSchemes.update(scheme);
        announcements.pricingChanged(scheme);
        return PricingView.of(scheme);
    }
}
