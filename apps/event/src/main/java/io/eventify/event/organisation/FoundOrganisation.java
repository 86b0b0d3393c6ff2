package io.eventify.event.organisation;

import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A new organisation; who founds it owns it. */
@ApplicationScoped
class FoundOrganisation {
    @Inject
    Organisations organisations;

    @Inject
    AnnounceOrganisation announce;

    @Inject
    Caller caller;

    @Inject
    RequestKey requestKey;

    @Inject
    Clock clock;

    @Transactional
    public OrganisationView found(OrganisationRequest request) {
        UUID id = requestKey.derivedId("organisation");
        Optional<Organisation> earlier = organisations.find(id);
        if (earlier.isPresent()) {
            return OrganisationView.of(earlier.get(), organisations.members(id));
        }
        Organisation organisation = new Organisation(id, request.name().strip(), clock.instant());
        Member owner = new Member(id, caller.id(), caller.fullName(), MemberRole.OWNER, List.of());
        organisations.insert(organisation);
        organisations.insert(owner);
        return announce.changed(organisation, List.of(owner));
    }
}
