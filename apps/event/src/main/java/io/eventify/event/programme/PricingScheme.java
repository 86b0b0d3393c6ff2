package io.eventify.event.programme;

import io.eventify.contracts.Money;
import io.eventify.event.Texts;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A list of prices in one currency, tax included. */
@Entity
public class PricingScheme {
    @Id
    private UUID id;

    private UUID eventId;
    private String currency;

    @Column(precision = 6, scale = 3)
    private BigDecimal taxPercent;

    @ElementCollection
    @CollectionTable(name = "price_category", joinColumns = @JoinColumn(name = "pricing_scheme_id"))
    @OrderColumn(name = "position")
    private List<PriceCategory> categories = new ArrayList<>();

    @Version
    private int version;

    protected PricingScheme() {}

    PricingScheme(UUID id, UUID eventId, Prices prices) {
        this.id = id;
        this.eventId = eventId;
        set(prices);
    }

    /** A price as the organiser gives it. */
    record Price(String code, String seatClass, Map<String, String> name, Money price) {}

    /**
     * The whole list as the organiser gives it.
     */
    record Prices(String currency, BigDecimal taxPercent, List<Price> prices) {

        /**
         * @throws UnknownCurrencyException if the currency is not of ISO 4217
         * @throws PriceCategoryException if a price is negative or of another currency, or a code stands twice
         */
        Prices {
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
                throw new UnknownCurrencyException();
            }
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < prices.size(); i++) {
                Price price = prices.get(i);
                if (!price.price().currency().equals(currency)) {
                    throw PriceCategoryException.otherCurrency(i);
                }
                if (price.price().isNegative()) {
                    throw PriceCategoryException.negative(i);
                }
                if (!codes.add(price.code())) {
                    throw PriceCategoryException.duplicate(i);
                }
            }
        }
    }

    void reprice(Prices prices) {
        set(prices);
    }

    private void set(Prices prices) {
        currency = prices.currency();
        taxPercent = prices.taxPercent();
        List<PriceCategory> next = prices.prices().stream()
                .map(p -> new PriceCategory(
                        p.code(), p.seatClass(), Texts.of(p.name()), p.price().amount()))
                .toList();
        categories.clear();
        categories.addAll(next);
    }

    /** Which of these classes have no price here. */
    Set<String> unpriced(List<String> seatClasses) {
        Set<String> missing = new LinkedHashSet<>(seatClasses);
        categories.forEach(category -> missing.remove(category.seatClass()));
        return missing;
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    String currency() {
        return currency;
    }

    BigDecimal taxPercent() {
        return taxPercent;
    }

    List<PriceCategory> categories() {
        return categories;
    }

    Money priceOf(PriceCategory category) {
        return new Money(currency, category.amount());
    }

    int version() {
        return version;
    }
}
