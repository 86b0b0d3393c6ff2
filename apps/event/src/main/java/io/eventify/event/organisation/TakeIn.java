package io.eventify.event.organisation;

import io.eventify.event.Memberships;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Takes somebody with an account into an organisation: who it is, is asked before the transaction begins. */
@ApplicationScoped
class TakeIn {
    @Inject
    MayChangeMembers mayChange;

    @Inject
    People people;

    @Inject
    SetMember setMember;

    /**
     * @throws MemberNotNamedException unless exactly one of account and address is given
     * @throws NotFoundException {@code account_not_found} if nobody has that account or address, {@code organisation_not_found}
     * @throws io.eventify.platform.errors.ForbiddenActionException unless the caller owns the organisation: nobody else can ask here whether an address has an account
     * @throws io.eventify.platform.identity.IdentityUnavailableException if nobody can say who it is
     */
    OrganisationView takeIn(UUID organisationId, MemberRequest request) {
        if (!request.namesOne()) {
            throw new MemberNotNamedException();
        }
        mayChange.check(organisationId);
        Optional<People.Person> person = request.mail() != null
                ? people.withMail(request.mail().strip())
                : people.withId(Objects.requireNonNull(request.userId()));
        return setMember.set(organisationId, person.orElseThrow(() -> new NotFoundException("account")), request);
    }

    /** The caller's right, in a short transaction of its own; it is checked again with the change. */
    @ApplicationScoped
    static class MayChangeMembers {
        @Inject
        Organisations organisations;

        @Inject
        Memberships memberships;

        @Transactional
        public void check(UUID organisationId) {
            organisations.find(organisationId).orElseThrow(() -> new NotFoundException("organisation"));
            memberships.requireOwner(organisationId);
        }
    }
}
