package io.eventify.order.history;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Lists of orders, newest first: two statements, however long the page. */
@ApplicationScoped
public class ListOrders {
    private final EntityManager database;

    @Inject
    public ListOrders(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ListOrders() {
        this(null);
    }

    @Transactional
    @SuppressWarnings("unchecked")
    public Page<OrderSummary> matching(OrderFilter filter, String language, int page, int size, int offset) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = where(filter, parameters);
        Number total = (Number)
                bound(database.createNativeQuery("select count(*) from orders o" + where, Long.class), parameters)
                        .getSingleResult();
        List<Tuple> rows = bound(
                        database.createNativeQuery(
                                """
                select o.id, o.order_number, o.customer_id, o.performance_id, o.status, o.currency, o.total, o.refunded, o.created_at,
                    coalesce(case :language when 'fr' then p.title_fr when 'ar' then p.title_ar else p.title_en end, p.title_en, p.title_fr, p.title_ar, '') as title,
                    (select count(*) from order_lines l where l.order_id = o.id) as lines
                from orders o left join performances p on p.id = o.performance_id
                """ + where + " order by o.created_at desc, o.id limit :size offset :offset",
                                Tuple.class),
                        parameters)
                .setParameter("language", language)
                .setParameter("size", size)
                .setParameter("offset", offset)
                .getResultList();
        return new Page<>(
                page,
                size,
                total.longValue(),
                rows.stream().map(ListOrders::summary).toList());
    }

    private static String where(OrderFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (filter.customerId() != null) {
            conditions.add("o.customer_id = :customer");
            parameters.put("customer", filter.customerId());
        }
        if (filter.number() != null) {
            conditions.add("o.order_number = :number");
            parameters.put("number", filter.number().toUpperCase(Locale.ROOT));
        }
        if (filter.status() != null) {
            conditions.add("o.status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.performanceId() != null) {
            conditions.add("o.performance_id = :performance");
            parameters.put("performance", filter.performanceId());
        }
        if (filter.ticketId() != null) {
            conditions.add("o.id in (select l.order_id from order_lines l where l.ticket_id = :ticket)");
            parameters.put("ticket", filter.ticketId());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static Query bound(Query query, Map<String, Object> parameters) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private static OrderSummary summary(Tuple row) {
        String currency = row.get("currency", String.class);
        return new OrderSummary(
                row.get("id", UUID.class),
                row.get("order_number", String.class),
                row.get("customer_id", UUID.class),
                row.get("performance_id", UUID.class),
                row.get("title", String.class),
                row.get("status", String.class),
                row.get("lines", Long.class),
                money(currency, row.get("total", BigDecimal.class)),
                money(currency, row.get("refunded", BigDecimal.class)),
                row.get("created_at", Instant.class));
    }

    private static Money money(String currency, BigDecimal amount) {
        return Money.rounded(currency, amount, RoundingMode.UNNECESSARY);
    }
}
