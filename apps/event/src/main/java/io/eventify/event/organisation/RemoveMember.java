package io.eventify.event.organisation;

import io.eventify.event.Memberships;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A person leaves an organisation. */
@ApplicationScoped
class RemoveMember {
    @Inject
    Organisations organisations;

    @Inject
    Memberships memberships;

    @Inject
    AnnounceOrganisation announce;

    @Transactional
    public OrganisationView remove(UUID organisationId, UUID userId) {
        Organisation organisation = organisations.lockForMembers(organisationId);
        memberships.requireOwner(organisationId);
        List<Member> members = organisations.members(organisationId);
        Member leaving = members.stream()
                .filter(m -> m.userId().equals(userId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("member"));
        Owners.requireOneBeside(members, userId, null);
        organisations.remove(leaving);
        return announce.changed(organisation, organisations.members(organisationId));
    }
}
