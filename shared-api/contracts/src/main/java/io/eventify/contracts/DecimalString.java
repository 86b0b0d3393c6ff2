package io.eventify.contracts;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.math.BigDecimal;

/** Amounts travel as decimal strings, so that no client reads them into a binary floating-point number. */
public final class DecimalString implements JsonbAdapter<BigDecimal, String> {

    @Override
    public String adaptToJson(BigDecimal value) {
        return value.toPlainString();
    }

    @Override
    public BigDecimal adaptFromJson(String text) {
        return new BigDecimal(text);
    }
}
