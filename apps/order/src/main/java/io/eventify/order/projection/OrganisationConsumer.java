package io.eventify.order.projection;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;

/** Organisations: their name stands on invoices, their members may see their orders. */
@ApplicationScoped
public class OrganisationConsumer implements DomainEventConsumer {
    @Inject
    EntityManager database;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.ORGANISATION_UPDATED);
    }

    @Override
    public void on(DomainEvent event) {
        OrganisationChanged organisation = event.as(OrganisationChanged.class);
        int rows = database.createNativeQuery("""
                insert into organisations as o (id, name, as_of) values (:id, :name, :asOf)
                on conflict (id) do update set name = excluded.name, as_of = excluded.as_of where o.as_of <= excluded.as_of
                """)
                .setParameter("id", organisation.organisationId())
                .setParameter("name", organisation.name())
                .setParameter("asOf", event.time())
                .executeUpdate();
        if (rows == 1) {
            replaceMembers(organisation);
        }
    }

    private void replaceMembers(OrganisationChanged organisation) {
        UUID id = organisation.organisationId();
        database.createNativeQuery("delete from organisation_members where organisation_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        for (OrganisationChanged.Member member : organisation.members()) {
            database.createNativeQuery(
                            "insert into organisation_members (organisation_id, user_id, role) values (:id, :user, :role) on conflict do nothing")
                    .setParameter("id", id)
                    .setParameter("user", member.userId())
                    .setParameter("role", member.role())
                    .executeUpdate();
        }
    }
}
