package io.eventify.psp.payment;

import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Parameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which currencies and amounts are accepted. Amounts are in the smallest unit of the currency.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe: supported currencies, minimum and maximum amounts</a>
 */
final class Currencies {
    private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Set<String> KNOWN = new TreeSet<>(
            Arrays.asList(("aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd"
                            + " bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd"
                            + " jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen"
                            + " pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst"
                            + " xaf xcd xof xpf yer zar zmw")
                    .split(" ")));
    private static final Map<String, Long> SMALLEST_CHARGE = Map.ofEntries(
            Map.entry("aed", 200L),
            Map.entry("aud", 50L),
            Map.entry("bgn", 100L),
            Map.entry("brl", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("czk", 1_500L),
            Map.entry("dkk", 250L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17_500L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("mxn", 1_000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("nzd", 50L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("sek", 300L),
            Map.entry("sgd", 50L),
            Map.entry("thb", 1_000L),
            Map.entry("usd", 50L));
    private static final long LARGEST_CHARGE = 99_999_999;

    private Currencies() {}

    /** The currency parameter, lower case. */
    static String read(Parameters parameters) {
        String currency = parameters.requiredText("currency").toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(currency)) {
            throw ApiError.parameter(
                    "",
                    "Invalid currency: %s. Stripe currently supports these currencies: %s"
                            .formatted(currency, String.join(", ", KNOWN)),
                    "currency");
        }
        return currency;
    }

    /** Refuses an amount that cannot be charged in the currency. */
    static long chargeable(long amount, String currency) {
        if (amount < 1) {
            throw ApiError.parameter(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
        }
        if (amount < SMALLEST_CHARGE.getOrDefault(currency, 1L)) {
            throw ApiError.parameter(
                    "amount_too_small",
                    "The amount must be greater than or equal to the minimum charge amount allowed for your account"
                            + " and the currency set: %d %s."
                                    .formatted(SMALLEST_CHARGE.getOrDefault(currency, 1L), currency),
                    "amount");
        }
        if (amount > LARGEST_CHARGE) {
            throw ApiError.parameter(
                    "amount_too_large",
                    "Amount must be no more than %d %s.".formatted(LARGEST_CHARGE, currency),
                    "amount");
        }
        return wholeUnits(amount, currency, "amount");
    }

    /** Card networks round three-decimal currencies: the last digit has to be 0. */
    static long wholeUnits(long amount, String currency, String param) {
        if (THREE_DECIMALS.contains(currency) && amount % 10 != 0) {
            throw ApiError.parameter(
                    "invalid_charge_amount",
                    "Invalid amount: amounts in %s must be evenly divisible by 10.".formatted(currency),
                    param);
        }
        return amount;
    }
}
