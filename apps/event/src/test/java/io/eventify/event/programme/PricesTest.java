package io.eventify.event.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    enum CurrencyCode {
        EUR,
        TND,
        JPY,
        KWD,
        MAD,
        EGP,
        AED
    }

    @Property
    void a_price_is_kept_to_the_minor_unit(
            @ForAll CurrencyCode currency, @ForAll @LongRange(min = 0, max = 100_000_000) long minorUnits) {
        Money price = Money.ofMinor(currency.name(), minorUnits);
        PricingScheme scheme =
                scheme(currency.name(), new PricingScheme.Price("stalls", "stalls", Map.of("en", "Stalls"), price));

        assertThat(scheme.priceOf(scheme.categories().getFirst())).isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource({"EUR,1.001", "TND,1.0001", "JPY,1.5"})
    void a_price_has_no_more_decimals_than_its_currency(String currency, String amount) {
        assertThatThrownBy(() -> Money.of(currency, amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_prices_are_in_the_currency_of_the_list() {
        assertThatThrownBy(() -> scheme("EUR", price("a", "10.000", "TND")))
                .isInstanceOfSatisfying(
                        PriceCategoryException.class, e -> assertThat(e.code()).isEqualTo("currency_mismatch"));
    }

    @Test
    void a_price_is_not_negative() {
        assertThatThrownBy(() -> scheme("EUR", price("a", "-0.01", "EUR")))
                .isInstanceOfSatisfying(
                        PriceCategoryException.class, e -> assertThat(e.code()).isEqualTo("negative_price"));
    }

    @Test
    void a_code_stands_once() {
        assertThatThrownBy(() -> scheme("EUR", price("a", "1.00", "EUR"), price("a", "2.00", "EUR")))
                .isInstanceOfSatisfying(PriceCategoryException.class, e -> {
                    assertThat(e.code()).isEqualTo("duplicate_price_category");
                    assertThat(e.details().getFirst().field()).isEqualTo("categories[1].code");
                });
    }

    @Test
    void a_currency_is_one_of_iso_4217() {
        assertThatThrownBy(() -> scheme("ZZZ")).isInstanceOf(UnknownCurrencyException.class);
    }

    @Test
    void classes_without_a_price_are_named() {
        PricingScheme scheme =
                scheme("EUR", new PricingScheme.Price("a", "stalls", Map.of("en", "A"), Money.of("EUR", "1.00")));

        assertThat(scheme.unpriced(List.of("stalls", "balcony", "box"))).isEqualTo(Set.of("balcony", "box"));
    }

    private static PricingScheme.Price price(String code, String amount, String currency) {
        return new PricingScheme.Price(code, "stalls", Map.of("en", code), Money.of(currency, amount));
    }

    private static PricingScheme scheme(String currency, PricingScheme.Price... prices) {
        return new PricingScheme(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PricingScheme.Prices(currency, BigDecimal.TEN, List.of(prices)));
    }
}
