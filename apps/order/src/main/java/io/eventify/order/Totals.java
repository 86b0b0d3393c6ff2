package io.eventify.order;

import io.eventify.contracts.Money;
import java.util.List;

/** Sums over lines: prices contain their tax, and tax is rounded line by line (half-even), so that a refunded line gives back exactly its own. */
public record Totals(Money total, Money tax) {

    public static Totals of(String currency, List<OrderLine> lines) {
        Money total = Money.zero(currency);
        Money tax = Money.zero(currency);
        for (OrderLine line : lines) {
            total = total.plus(line.price());
            tax = tax.plus(line.tax());
        }
        return new Totals(total, tax);
    }
}
