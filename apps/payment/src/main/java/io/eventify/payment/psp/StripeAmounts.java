package io.eventify.payment.psp;

import io.eventify.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/**
 * Money as Stripe counts it: mostly in minor units, with exceptions. Source: Stripe, "Supported currencies", sections "Zero-decimal currencies",
 * "Three-decimal currencies" and "Special cases".
 */
public final class StripeAmounts {

    /** Zero decimals by ISO 4217, but two (always 00) for Stripe. */
    private static final Set<String> TWO_DECIMALS_THERE = Set.of("ISK", "UGX");
    /** Decimals by ISO 4217, but none for Stripe. */
    private static final Set<String> NO_DECIMALS_THERE = Set.of("MGA");

    private StripeAmounts() {}

    /**
     * The integer that Stripe wants.
     *
     * @throws AmountNotChargeableException if Stripe cannot charge it: the last of three decimals is not 0, or there are decimals where it knows none
     */
    public static long of(Money money) {
        if (money.amount().scale() == 3 && money.minorUnits() % 10 != 0) {
            throw new AmountNotChargeableException(money);
        }
        if (!TWO_DECIMALS_THERE.contains(money.currency()) && !NO_DECIMALS_THERE.contains(money.currency())) {
            return money.minorUnits();
        }
        try {
            return money.amount()
                    .movePointRight(scaleThere(money.currency()))
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new AmountNotChargeableException(money);
        }
    }

    /** What an integer of Stripe's is worth. */
    public static Money money(String currency, Long amount) {
        String code = currency.toUpperCase(Locale.ROOT);
        if (TWO_DECIMALS_THERE.contains(code) || NO_DECIMALS_THERE.contains(code)) {
            return new Money(code, BigDecimal.valueOf(amount, scaleThere(code)).stripTrailingZeros());
        }
        return Money.ofMinor(code, amount);
    }

    private static int scaleThere(String currency) {
        return TWO_DECIMALS_THERE.contains(currency) ? 2 : 0;
    }
}
