package io.eventify.order.history;

import io.eventify.platform.errors.ForbiddenActionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whose programme a person runs: an organisation's owners and managers. */
@ApplicationScoped
class Organisers {
    private final EntityManager database;

    @Inject
    Organisers(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Organisers() {
        this(null);
    }

    @Transactional
    public boolean run(UUID person, UUID organisation) {
        return found("select 1 from organisation_members m where m.organisation_id = :of", person, organisation);
    }

    /** @throws ForbiddenActionException unless the person runs the programme that the performance belongs to */
    @Transactional
    public void expectOfPerformance(UUID person, UUID performance) {
        expect(found(
                "select 1 from performances p join organisation_members m on m.organisation_id = p.organisation_id where p.id = :of",
                person,
                performance));
    }

    /** @throws ForbiddenActionException unless the person runs the programme that the event belongs to */
    @Transactional
    public void expectOfEvent(UUID person, UUID event) {
        expect(found(
                "select 1 from performances p join organisation_members m on m.organisation_id = p.organisation_id where p.event_id = :of",
                person,
                event));
    }

    private static void expect(boolean allowed) {
        if (!allowed) {
            throw new ForbiddenActionException();
        }
    }

    private boolean found(String sql, UUID person, UUID of) {
        return !database.createNativeQuery(
                        sql + " and m.user_id = :person and m.role in ('owner', 'manager') limit 1", Integer.class)
                .setParameter("of", of)
                .setParameter("person", person)
                .getResultList()
                .isEmpty();
    }
}
