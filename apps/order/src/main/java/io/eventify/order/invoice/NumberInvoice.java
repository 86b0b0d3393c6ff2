package io.eventify.order.invoice;

import io.eventify.contracts.Money;
import io.eventify.order.MoneyReturned;
import io.eventify.order.Order;
import io.eventify.order.OrderCompleted;
import io.eventify.order.Totals;
import io.eventify.order.invoice.Invoice.Kind;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers an invoice when an order is completed, and a credit note when money has gone back; in that transaction. A free order owes neither. */
@ApplicationScoped
public class NumberInvoice {
    private final Invoices invoices;
    private final Clock clock;

    @Inject
    public NumberInvoice(Invoices invoices, Clock clock) {
        this.invoices = invoices;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected NumberInvoice() {
        this(null, null);
    }

    void whenCompleted(@Observes OrderCompleted completed) {
        Order order = completed.order();
        if (!order.isFree() && invoices.ofOrder(order.id()).isEmpty()) {
            add(order, null, Kind.invoice, order.total(), order.taxTotal());
        }
    }

    void whenMoneyReturned(@Observes MoneyReturned returned) {
        Order order = returned.order();
        if (returned.amount().isPositive()
                && invoices.ofCancellation(returned.cancellationId()).isEmpty()) {
            Totals cancelled = Totals.of(order.currency(), returned.lines());
            add(
                    order,
                    returned.cancellationId(),
                    Kind.credit_note,
                    returned.amount(),
                    taxIn(returned.amount(), cancelled));
        }
    }

    /** The tax of a partial refund is its share of the cancelled lines' tax, rounded half-even. */
    static Money taxIn(Money refund, Totals cancelled) {
        if (cancelled.total().isZero()) {
            return Money.zero(refund.currency());
        }
        BigDecimal share = cancelled
                .tax()
                .amount()
                .multiply(refund.amount())
                .divide(cancelled.total().amount(), 10, RoundingMode.HALF_EVEN);
        return Money.rounded(refund.currency(), share, RoundingMode.HALF_EVEN);
    }

    private void add(Order order, @Nullable UUID cancellation, Kind kind, Money total, Money tax) {
        Instant now = clock.instant();
        Invoice.Number number = invoices.lockNextNumber(
                order.organisationId(), kind.series(now.atZone(ZoneOffset.UTC).getYear()));
        String seller = invoices.nameOf(order.organisationId())
                .orElse(order.organisationId().toString());
        invoices.add(new Invoice(
                Ids.next(), order.id(), cancellation, order.organisationId(), seller, number, now, total, tax));
    }
}
