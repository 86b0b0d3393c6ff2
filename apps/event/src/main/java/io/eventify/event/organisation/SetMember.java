package io.eventify.event.organisation;

import io.eventify.event.Memberships;
import io.eventify.platform.identity.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Takes a person into an organisation, or changes what he does there. */
@ApplicationScoped
class SetMember {
    @Inject
    Organisations organisations;

    @Inject
    Memberships memberships;

    @Inject
    AnnounceOrganisation announce;

    @Transactional
    public OrganisationView set(UUID organisationId, People.Person person, MemberRequest request) {
        Organisation organisation = organisations.lockForMembers(organisationId);
        memberships.requireOwner(organisationId);
        MemberRole role = MemberRole.of(request.role());
        List<UUID> eventIds = Objects.requireNonNullElse(request.eventIds(), List.of());
        List<Member> members = organisations.members(organisationId);
        Optional<Member> known =
                members.stream().filter(m -> m.userId().equals(person.id())).findFirst();
        if (known.isPresent()) {
            Owners.requireOneBeside(members, person.id(), role);
            known.get().call(person.name());
            known.get().assign(role, eventIds);
            organisations.update();
        } else {
            if (members.size() >= Organisations.MAX_MEMBERS) {
                throw new TooManyMembersException();
            }
            organisations.insert(new Member(organisationId, person.id(), person.name(), role, eventIds));
        }
        return announce.changed(organisation, organisations.members(organisationId));
    }
}
