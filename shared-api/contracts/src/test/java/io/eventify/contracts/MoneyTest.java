package io.eventify.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Test
    void an_amount_stands_at_the_scale_of_its_currency() {
        assertThat(Money.of("JPY", "500").amount()).isEqualTo("500");
        assertThat(Money.of("EUR", "49.9").amount()).isEqualTo("49.90");
        assertThat(Money.of("TND", "12.5").amount()).isEqualTo("12.500");
    }

    @Test
    void an_amount_with_more_decimals_than_its_currency_is_refused() {
        assertThatThrownBy(() -> Money.of("EUR", "1.001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("JPY", "0.5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("XXY", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void different_currencies_do_not_mix() {
        assertThatThrownBy(() -> Money.of("EUR", "1").plus(Money.of("TND", "1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("EUR", "1").compareTo(Money.of("TND", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_share_is_rounded_half_to_even() {
        assertThat(Money.of("EUR", "0.25").percent(BigDecimal.TEN)).isEqualTo(Money.of("EUR", "0.02"));
        assertThat(Money.of("EUR", "0.35").percent(BigDecimal.TEN)).isEqualTo(Money.of("EUR", "0.04"));
    }

    @Test
    void tax_is_contained_in_the_gross_amount() {
        assertThat(Money.of("EUR", "120.00").taxIncluded(BigDecimal.valueOf(20)))
                .isEqualTo(Money.of("EUR", "20.00"));
        assertThat(Money.of("EUR", "49.90").taxIncluded(new BigDecimal("5.5"))).isEqualTo(Money.of("EUR", "2.60"));
        assertThat(Money.of("EUR", "49.90").taxIncluded(BigDecimal.ZERO)).isEqualTo(Money.zero("EUR"));
    }

    @Property
    void an_amount_is_negative_zero_or_positive_as_its_minor_units_are(
            @ForAll @LongRange(min = -1_000, max = 1_000) long minorUnits) {
        Money money = Money.ofMinor("TND", minorUnits);

        assertThat(money.isNegative()).isEqualTo(minorUnits < 0);
        assertThat(money.isZero()).isEqualTo(minorUnits == 0);
        assertThat(money.isPositive()).isEqualTo(minorUnits > 0);
    }

    @Test
    void nothing_is_neither_negative_nor_positive() {
        Money nothing = Money.zero("EUR");

        assertThat(nothing.isZero()).isTrue();
        assertThat(nothing.isNegative()).isFalse();
        assertThat(nothing.isPositive()).isFalse();
    }

    @Test
    void in_words_it_is_the_amount_and_the_currency() {
        assertThat(Money.of("TND", "12.5")).hasToString("12.500 TND");
    }

    @Test
    void json_holds_the_currency_and_a_decimal_string_and_nothing_else() {
        assertThat(JSONB.toJson(Money.of("EUR", "49.9"))).isEqualTo("{\"amount\":\"49.90\",\"currency\":\"EUR\"}");
    }

    @Property
    void json_comes_back_as_it_was(@ForAll("money") Money money) {
        assertThat(JSONB.fromJson(JSONB.toJson(money), Money.class)).isEqualTo(money);
    }

    @Property
    void minor_units_come_back_as_they_were(@ForAll("money") Money money) {
        assertThat(Money.ofMinor(money.currency(), money.minorUnits())).isEqualTo(money);
        assertThat(Money.of(money.currency(), money.amount().toPlainString())).isEqualTo(money);
    }

    @Property
    void what_is_added_can_be_taken_away(
            @ForAll("money") Money one, @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long minor) {
        Money other = Money.ofMinor(one.currency(), minor);
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(one.plus(other)).isEqualTo(other.plus(one));
    }

    @Property
    void times_is_repeated_addition(@ForAll("money") Money money, @ForAll @IntRange(max = 20) int times) {
        Money sum = Money.zero(money.currency());
        for (int i = 0; i < times; i++) {
            sum = sum.plus(money);
        }
        assertThat(money.times(times)).isEqualTo(sum);
    }

    @Property
    void a_share_is_never_further_from_the_exact_one_than_half_a_minor_unit(
            @ForAll("money") Money money, @ForAll @IntRange(max = 100) int percent) {
        BigDecimal exact = money.amount().multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        BigDecimal error = money.percent(BigDecimal.valueOf(percent))
                .amount()
                .subtract(exact)
                .abs();
        BigDecimal half = Money.ofMinor(money.currency(), 1).amount().divide(BigDecimal.valueOf(2));
        assertThat(error).isLessThanOrEqualTo(half);
    }

    @Property
    void the_tax_of_a_gross_amount_and_its_net_make_the_gross(
            @ForAll("money") Money gross, @ForAll @IntRange(max = 50) int rate) {
        BigDecimal percent = BigDecimal.valueOf(rate);
        Money tax = gross.taxIncluded(percent);
        Money net = gross.minus(tax);
        BigDecimal exactTax = net.amount().multiply(percent).movePointLeft(2);
        assertThat(exactTax.subtract(tax.amount()).abs())
                .isLessThanOrEqualTo(Money.ofMinor(gross.currency(), 1).amount());
        assertThat(tax.isZero() || tax.isPositive() == gross.isPositive()).isTrue();
    }

    @Property
    void order_agrees_with_minor_units(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long one,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long other) {
        assertThat(Integer.signum(Money.ofMinor("EUR", one).compareTo(Money.ofMinor("EUR", other))))
                .isEqualTo(Long.compare(one, other));
    }

    @Property
    void rounding_follows_the_named_rule(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long mills) {
        BigDecimal exact = BigDecimal.valueOf(mills, 3);
        assertThat(Money.rounded("EUR", exact, RoundingMode.HALF_EVEN).amount())
                .isEqualTo(exact.setScale(2, RoundingMode.HALF_EVEN));
    }

    @Provide
    Arbitrary<Money> money() {
        return Arbitraries.of("EUR", "JPY", "TND", "USD", "KWD").flatMap(currency -> Arbitraries.longs()
                .between(-100_000_000_000L, 100_000_000_000L)
                .map(minor -> Money.ofMinor(currency, minor)));
    }
}
