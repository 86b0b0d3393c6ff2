package io.eventify.order;

import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What support and administrators did and looked at; append-only by a trigger. Written in the transaction of what it tells of. */
@ApplicationScoped
public class AuditTrail {
    /** A page that reads an order again after each of its changes is one look at it. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private final EntityManager database;
    private final Clock clock;

    @Inject
    public AuditTrail(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected AuditTrail() {
        this(null, null);
    }

    /** Somebody decided something against or beside the rules. */
    public void note(UUID actor, String client, String action, UUID orderId, String facts) {
        write(actor, client, action, orderId, facts);
    }

    /** Somebody looked for orders. @param facts how, without the address that was typed */
    public void searched(UUID actor, String client, String facts) {
        write(actor, client, "orders_searched", null, facts);
    }

    /** Somebody looked at another person's order; once in a quarter of an hour. */
    public void viewed(UUID actor, String client, UUID orderId) {
        boolean known = !database.createNativeQuery("""
                select id from audit_entries where order_id = :order and actor_id = :actor and action = 'order_viewed' and at > :since limit 1
                """, UUID.class)
                .setParameter("order", orderId)
                .setParameter("actor", actor)
                .setParameter("since", clock.instant().minus(ONE_LOOK))
                .getResultList()
                .isEmpty();
        if (!known) {
            write(actor, client, "order_viewed", orderId, "");
        }
    }

    private void write(UUID actor, String client, String action, @Nullable UUID orderId, String facts) {
        database.createNativeQuery("""
                insert into audit_entries (id, at, actor_id, client, action, order_id, facts, correlation_id)
                values (:id, :at, :actor, :client, :action, cast(nullif(:order, '') as uuid), :facts, :correlation)
                """)
                .setParameter("id", Ids.next())
                .setParameter("at", clock.instant())
                .setParameter("actor", actor)
                .setParameter("client", client)
                .setParameter("action", action)
                .setParameter("order", orderId == null ? "" : orderId.toString())
                .setParameter("facts", facts)
                .setParameter("correlation", RequestCorrelation.current())
                .executeUpdate();
    }
}
