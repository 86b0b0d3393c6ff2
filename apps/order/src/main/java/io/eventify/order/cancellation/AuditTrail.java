package io.eventify.order.cancellation;

import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** Who decided what against or beside the rules; append-only by a trigger. */
@ApplicationScoped
public class AuditTrail {
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

    void note(UUID actor, String client, String action, UUID orderId, String facts) {
        database.createNativeQuery("""
                insert into audit_entries (id, at, actor_id, client, action, order_id, facts, correlation_id)
                values (:id, :at, :actor, :client, :action, :order, :facts, :correlation)
                """)
                .setParameter("id", Ids.next())
                .setParameter("at", clock.instant())
                .setParameter("actor", actor)
                .setParameter("client", client)
                .setParameter("action", action)
                .setParameter("order", orderId)
                .setParameter("facts", facts)
                .setParameter("correlation", RequestCorrelation.current())
                .executeUpdate();
    }
}
