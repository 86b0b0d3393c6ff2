package io.eventify.contracts;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money in one currency, always at the scale of the currency's minor unit (JPY 0, EUR 2, TND 3).
 *
 * <p>In JSON the amount is a decimal string: {@code { "currency": "EUR", "amount": "49.90" }}.
 *
 * @param currency ISO 4217 code, upper case
 * @param amount the amount at exactly the scale of the currency
 */
public record Money(
        @Schema(required = true, description = "ISO 4217", pattern = "^[A-Z]{3}$", examples = "EUR")
        String currency,

        @Schema(
                required = true,
                type = SchemaType.STRING,
                description = "A decimal string at the scale of the currency",
                pattern = "^-?\\d{1,12}(\\.\\d{1,4})?$",
                examples = "49.90")
        @JsonbTypeAdapter(DecimalString.class)
        BigDecimal amount)
        implements Comparable<Money> {

    /**
     * @throws IllegalArgumentException if the currency is unknown or the amount has more decimals than the currency
     */
    public Money {
        int scale = scaleOf(currency);
        try {
            amount = amount.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount " + amount + " has more decimals than " + currency + " (" + scale + ")", e);
        }
    }

    /** An amount given as a decimal string, such as {@code Money.of("TND", "12.500")}. */
    public static Money of(String currency, String amount) {
        return new Money(currency, new BigDecimal(amount));
    }

    /** An amount in minor units, as payment providers count: {@code ofMinor("EUR", 4990)} is 49.90 EUR. */
    public static Money ofMinor(String currency, long minorUnits) {
        return new Money(currency, BigDecimal.valueOf(minorUnits, scaleOf(currency)));
    }

    /** An exact result brought to the currency's scale with the named rounding (half-even unless a law says otherwise). */
    public static Money rounded(String currency, BigDecimal exact, RoundingMode rounding) {
        return new Money(currency, exact.setScale(scaleOf(currency), rounding));
    }

    /** Nothing, in a currency. */
    public static Money zero(String currency) {
        return ofMinor(currency, 0);
    }

    /** The amount in minor units. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    public Money plus(Money other) {
        return new Money(currency, amount.add(sameCurrency(other).amount));
    }

    public Money minus(Money other) {
        return new Money(currency, amount.subtract(sameCurrency(other).amount));
    }

    public Money times(long factor) {
        return new Money(currency, amount.multiply(BigDecimal.valueOf(factor)));
    }

    /** A share of this amount, rounded half-even to the minor unit. */
    public Money percent(BigDecimal percent) {
        return rounded(currency, amount.multiply(percent).movePointLeft(2), RoundingMode.HALF_EVEN);
    }

    /**
     * The tax contained in this gross amount at a rate, rounded half-even: gross x rate / (100 + rate).
     *
     * @param ratePercent the rate, 0 or more
     */
    public Money taxIncluded(BigDecimal ratePercent) {
        BigDecimal divisor = BigDecimal.valueOf(100).add(ratePercent);
        return new Money(
                currency, amount.multiply(ratePercent).divide(divisor, scaleOf(currency), RoundingMode.HALF_EVEN));
    }

    @JsonbTransient
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @JsonbTransient
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @JsonbTransient
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static int scaleOf(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
