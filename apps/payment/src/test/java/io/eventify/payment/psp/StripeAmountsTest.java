package io.eventify.payment.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StripeAmountsTest {

    @Test
    void amounts_are_counted_as_the_provider_counts_them() {
        assertThat(StripeAmounts.of(Money.of("EUR", "49.90"))).isEqualTo(4990);
        assertThat(StripeAmounts.of(Money.of("JPY", "500"))).isEqualTo(500);
        assertThat(StripeAmounts.of(Money.of("TND", "12.500"))).isEqualTo(12500);
        assertThat(StripeAmounts.of(Money.of("UGX", "5000"))).isEqualTo(500000);
        assertThat(StripeAmounts.of(Money.of("MGA", "5000.00"))).isEqualTo(5000);
    }

    @Test
    void the_last_of_three_decimals_must_be_zero() {
        assertThatThrownBy(() -> StripeAmounts.of(Money.of("KWD", "1.005")))
                .isInstanceOf(AmountNotChargeableException.class);
        assertThatThrownBy(() -> StripeAmounts.of(Money.of("MGA", "1.20")))
                .isInstanceOf(AmountNotChargeableException.class);
    }

    @Property
    void what_goes_there_comes_back_the_same(@ForAll @LongRange(min = 1, max = 99_999_999) long tens) {
        for (String currency : new String[] {"EUR", "JPY", "TND", "KWD", "ISK", "UGX"}) {
            Money money = Money.ofMinor(currency, tens * 10);
            assertThat(StripeAmounts.money(currency.toLowerCase(java.util.Locale.ROOT), StripeAmounts.of(money)))
                    .isEqualTo(money);
        }
    }
}
