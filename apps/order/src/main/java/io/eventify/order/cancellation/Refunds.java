package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.UUID;

/** Every refund that payment reported, once; the order's balance is their sum. */
@ApplicationScoped
public class Refunds {
    private final EntityManager database;
    private final Clock clock;

    @Inject
    public Refunds(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Refunds() {
        this(null, null);
    }

    /** @return whether it is news */
    boolean note(UUID refund, UUID orderId, Money amount) {
        return database.createNativeQuery(
                                "insert into order_refunds (refund_id, order_id, amount, at) values (:refund, :order, :amount, :at) on conflict do nothing")
                        .setParameter("refund", refund)
                        .setParameter("order", orderId)
                        .setParameter("amount", amount.amount())
                        .setParameter("at", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** @return whether it had been noted */
    boolean forget(UUID refund) {
        return database.createNativeQuery("delete from order_refunds where refund_id = :refund")
                        .setParameter("refund", refund)
                        .executeUpdate()
                == 1;
    }

    Money sum(Order order) {
        Object sum = database.createNativeQuery(
                        "select coalesce(sum(amount), 0) from order_refunds where order_id = :order", BigDecimal.class)
                .setParameter("order", order.id())
                .getSingleResult();
        return Money.rounded(order.currency(), (BigDecimal) sum, RoundingMode.UNNECESSARY);
    }
}
