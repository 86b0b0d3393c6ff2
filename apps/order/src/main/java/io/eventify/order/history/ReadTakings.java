package io.eventify.order.history;

import io.eventify.contracts.Money;
import io.eventify.order.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what was sold: two statements, however many orders. */
@ApplicationScoped
class ReadTakings {
    private static final List<String> PAID = Stream.of(
                    OrderStatus.PAID,
                    OrderStatus.TICKETS_ISSUED,
                    OrderStatus.REFUND_REQUESTED,
                    OrderStatus.PARTIALLY_REFUNDED,
                    OrderStatus.REFUNDED)
            .map(OrderStatus::code)
            .toList();

    @Inject
    EntityManager database;

    @Inject
    Organisers organisers;

    /**
     * @param organiser who asks, if only for his own; null: support or an administrator
     * @throws io.eventify.platform.errors.ForbiddenActionException if it is another organisation's, or there is no such performance
     */
    @Transactional
    public Takings ofPerformance(@Nullable UUID organiser, UUID performance) {
        if (organiser != null) {
            organisers.expectOfPerformance(organiser, performance);
        }
        return sum("o.performance_id = :of", performance);
    }

    /**
     * @param organiser who asks, if only for his own; null: support or an administrator
     * @throws io.eventify.platform.errors.ForbiddenActionException if it is another organisation's, or there is no such event with a performance
     */
    @Transactional
    public Takings ofEvent(@Nullable UUID organiser, UUID event) {
        if (organiser != null) {
            organisers.expectOfEvent(organiser, event);
        }
        return sum("o.performance_id in (select p.id from performances p where p.event_id = :of)", event);
    }

    @SuppressWarnings("unchecked")
    private Takings sum(String condition, UUID of) {
        List<Tuple> rows = database.createNativeQuery(
                        """
                select o.currency, count(*) as orders, sum(o.total - o.refunded) as taken,
                    coalesce(sum(l.valid), 0) as admissions, coalesce(sum(l.price), 0) as to_return
                from orders o cross join lateral (
                    select count(*) as valid, sum(price) as price from order_lines where order_id = o.id and cancellation_id is null
                ) l
                where o.status in (:paid) and\s""" + condition + " group by o.currency order by o.currency", Tuple.class)
                .setParameter("paid", PAID)
                .setParameter("of", of)
                .getResultList();
        return new Takings(
                rows.stream()
                        .mapToLong(row -> number(row, "orders").longValue())
                        .sum(),
                rows.stream()
                        .mapToLong(row -> number(row, "admissions").longValue())
                        .sum(),
                rows.stream()
                        .map(row -> new Takings.Sum(money(row, "taken"), money(row, "to_return")))
                        .toList(),
                days(condition, of));
    }

    @SuppressWarnings("unchecked")
    private List<Takings.Day> days(String condition, UUID of) {
        List<Tuple> rows = database.createNativeQuery(
                        """
                select cast(o.created_at at time zone p.time_zone as date) as day, count(*) as orders,
                    sum((select count(*) from order_lines l where l.order_id = o.id)) as admissions
                from orders o join performances p on p.id = o.performance_id
                where o.status in (:paid) and\s""" + condition + " group by 1 order by 1 desc limit :most", Tuple.class)
                .setParameter("paid", PAID)
                .setParameter("of", of)
                .setParameter("most", Takings.MOST_DAYS)
                .getResultList();
        return rows.reversed().stream()
                .map(row -> new Takings.Day(
                        row.get("day", LocalDate.class),
                        number(row, "orders").longValue(),
                        number(row, "admissions").longValue()))
                .toList();
    }

    private static Money money(Tuple row, String column) {
        return Money.rounded(
                row.get("currency", String.class), (BigDecimal) number(row, column), RoundingMode.UNNECESSARY);
    }

    private static Number number(Tuple row, String column) {
        return row.get(column, Number.class);
    }
}
