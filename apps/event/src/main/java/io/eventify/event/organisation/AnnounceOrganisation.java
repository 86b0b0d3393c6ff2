package io.eventify.event.organisation;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells the other contexts the organisation as it is now; part of every change's transaction. */
@ApplicationScoped
class AnnounceOrganisation {
    @Inject
    Outbox outbox;

    OrganisationView changed(Organisation organisation, List<Member> members) {
        outbox.publish(
                EventTypes.ORGANISATION_UPDATED,
                organisation.id(),
                new OrganisationChanged(
                        organisation.id(),
                        organisation.name(),
                        members.stream()
                                .map(m -> new OrganisationChanged.Member(m.userId(), m.role().code, m.eventIds()))
                                .toList()));
        return OrganisationView.of(organisation, members);
    }
}
