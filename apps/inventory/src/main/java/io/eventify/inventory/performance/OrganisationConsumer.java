package io.eventify.inventory.performance;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/** Keeps the members of each organisation, on which the right to change venues, plans and capacity rests. */
@ApplicationScoped
public class OrganisationConsumer implements DomainEventConsumer {

    @Inject
    Sql database;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.ORGANISATION_UPDATED);
    }

    @Override
    public void on(DomainEvent event) {
        OrganisationChanged organisation = event.as(OrganisationChanged.class);
        int newer = database.update("""
                insert into organisations as o (id, name, as_of) values (?, ?, ?)
                on conflict (id) do update set name = excluded.name, as_of = excluded.as_of where o.as_of <= excluded.as_of
                """, organisation.organisationId(), organisation.name(), event.time());
        if (newer > 0) {
            database.update(
                    "delete from organisation_members where organisation_id = ?", organisation.organisationId());
            database.update(
                    "insert into organisation_members (organisation_id, user_id, role) select ?, * from unnest(?::uuid[], ?::text[])",
                    organisation.organisationId(),
                    organisation.members().stream()
                            .map(OrganisationChanged.Member::userId)
                            .toArray(UUID[]::new),
                    organisation.members().stream()
                            .map(OrganisationChanged.Member::role)
                            .toArray(String[]::new));
        }
    }
}
