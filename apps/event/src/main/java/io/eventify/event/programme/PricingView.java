package io.eventify.event.programme;

import io.eventify.contracts.Money;
import io.eventify.event.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A list of prices, tax included. */
public record PricingView(
        UUID pricingSchemeId,
        UUID eventId,
        String currency,
        String taxPercent,
        List<CategoryView> categories,
        int version) {

    /** One price. */
    public record CategoryView(String code, String seatClass, Map<String, String> name, Money price) {}

    static PricingView of(PricingScheme scheme) {
        return new PricingView(
                scheme.id(),
                scheme.eventId(),
                scheme.currency(),
                scheme.taxPercent().stripTrailingZeros().toPlainString(),
                scheme.categories().stream()
                        .map(c -> new CategoryView(
                                c.code(), c.seatClass(), Texts.byLanguage(c.name()), scheme.priceOf(c)))
                        .toList(),
                scheme.version());
    }
}
