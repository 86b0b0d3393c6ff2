package io.eventify.reservation;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PricingChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Remembers prices. */
@ApplicationScoped
class PricingConsumer implements DomainEventConsumer {
    @Inject
    Offers offers;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.PRICING_CHANGED);
    }

    @Override
    public void on(DomainEvent event) {
        PricingChanged told = event.as(PricingChanged.class);
        PriceList list =
                offers.priceList(told.pricingSchemeId()).orElseGet(() -> new PriceList(told.pricingSchemeId()));
        list.told(
                told.currency(),
                told.taxPercent(),
                told.categories().stream()
                        .map(c -> new PriceList.Price(
                                c.code(), c.seatClass(), c.price().amount()))
                        .toList(),
                event.time());
        offers.save(list);
    }
}
