package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prices as they are now. Prices include tax at {@code taxPercent}; every category is sold for one seat class of the plan. */
public record PricingChanged(
        UUID pricingSchemeId, UUID eventId, String currency, BigDecimal taxPercent, List<PriceCategory> categories) {

    /** One price: code such as {@code stalls-student}, the seat class it applies to, its name by language. */
    public record PriceCategory(String code, String seatClass, Map<String, String> name, Money price) {}
}
