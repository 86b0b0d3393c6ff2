package io.eventify.invariants;

import io.eventify.invariants.Databases.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The provider's books, ours, the orders and the tickets say the same. */
final class MoneyInvariant implements Invariant {
    private static final Set<String> ENDED = Set.of("failed", "expired", "cancelled");
    private static final Set<String> SETTLED =
            Set.of("tickets_issued", "partially_refunded", "refunded", "refund_requested");

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "money captured = tickets valid or used, or refunded; nothing stays without an outcome";
    }

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Row> payments = payments(sources);
        Map<String, Row> orders = orders(sources);
        sources.provider()
                .intents()
                .values()
                .forEach(intent -> compare(intent, payments.get(intent.id()), orders.get(intent.orderId()), findings));
        Map<String, Row> tickets = tickets(sources);
        orders.values().forEach(order -> compareTickets(order, tickets.get(order.text("id")), findings));
        return findings;
    }

    private void compare(Provider.Intent intent, Row payment, Row order, List<Finding> findings) {
        String subject = intent.id() + " of order " + intent.orderId();
        if (payment == null || order == null) {
            if (intent.captured() > intent.refunded() || intent.capturable() > 0) {
                findings.add(new Finding(
                        number(), "money at the provider belongs to an order", subject + " is unknown here"));
            }
            return;
        }
        long captured = minor(payment, "captured");
        long refunded = minor(payment, "refunded");
        if (captured != intent.captured() || refunded != intent.refunded()) {
            findings.add(new Finding(
                    number(),
                    "our books are the provider's",
                    subject + ": captured " + captured + " here, " + intent.captured() + " there; refunded " + refunded
                            + " here, " + intent.refunded() + " there"));
        }
        String status = order.text("status");
        if (ENDED.contains(status) && (intent.captured() != intent.refunded() || intent.capturable() != 0)) {
            findings.add(new Finding(
                    number(),
                    "an order that ended keeps no money",
                    subject + " " + status + " captured " + intent.captured() + " refunded " + intent.refunded()
                            + " capturable " + intent.capturable()));
        }
        if (SETTLED.contains(status)
                && (intent.captured() != minor(order, "total") || intent.refunded() != minor(order, "refunded"))) {
            findings.add(new Finding(
                    number(),
                    "a paid order has its money",
                    subject + " " + status + " total " + minor(order, "total") + " captured " + intent.captured()
                            + " refunded " + intent.refunded() + ", the order says " + minor(order, "refunded")));
        }
        if (Set.of("authorised", "processing", "paid", "refund_requested").contains(status)) {
            findings.add(new Finding(number(), "paid orders come to an outcome", subject + " is still " + status));
        }
        if (intent.captured() > 0 && Set.of("pending", "seats_held", "placed").contains(status)) {
            findings.add(new Finding(number(), "captured money has an outcome", subject + " is " + status));
        }
    }

    private void compareTickets(Row order, Row tickets, List<Finding> findings) {
        long admitting = tickets == null ? 0 : tickets.number("admitting");
        long expected = SETTLED.contains(order.text("status")) ? order.number("live_lines") : 0;
        if (admitting != expected
                && !order.text("status").equals("paid")
                && !order.text("status").equals("authorised")) {
            findings.add(new Finding(
                    number(),
                    "as many tickets admit as were paid",
                    "order " + order.text("id") + " " + order.text("status") + ": " + admitting + " instead of "
                            + expected));
        }
    }

    private static Map<String, Row> payments(Sources sources) {
        return sources.databases().rows("payment", """
                        select p.intent_id, p.currency,
                               (select coalesce(sum(c.amount), 0) from captures c where c.payment_id = p.id) as captured,
                               (select coalesce(sum(r.amount), 0) from refunds r where r.payment_id = p.id and r.status in ('pending', 'succeeded')) as refunded
                        from payments p where p.intent_id is not null""").stream()
                .collect(Collectors.toMap(row -> row.text("intent_id"), row -> row));
    }

    private static Map<String, Row> orders(Sources sources) {
        return sources.databases().rows("order", """
                        select o.id, o.status, o.currency, o.total, o.refunded,
                               (select count(*) from order_lines l where l.order_id = o.id and l.cancellation_id is null) as live_lines
                        from orders o""").stream()
                .collect(Collectors.toMap(row -> row.text("id"), row -> row));
    }

    private static Map<String, Row> tickets(Sources sources) {
        return sources
                .databases()
                .rows(
                        "ticketing",
                        "select order_id, count(*) filter (where status <> 'revoked') as admitting from tickets group by order_id")
                .stream()
                .collect(Collectors.toMap(row -> row.text("order_id"), row -> row));
    }

    private static long minor(Row row, String column) {
        int digits =
                Math.max(0, Currency.getInstance(row.text("currency").trim()).getDefaultFractionDigits());
        return new BigDecimal(row.text(column)).movePointRight(digits).longValueExact();
    }
}
