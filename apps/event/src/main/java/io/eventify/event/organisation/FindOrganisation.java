package io.eventify.event.organisation;

import io.eventify.event.Memberships;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads an organisation for its members. */
@ApplicationScoped
class FindOrganisation {
    @Inject
    Organisations organisations;

    @Inject
    Memberships memberships;

    /** @throws NotFoundException if there is none, or the caller does not belong to it */
    @Transactional
    public OrganisationView find(UUID id) {
        return organisations
                .find(id)
                .filter(organisation -> memberships.belongs(id))
                .map(organisation -> OrganisationView.of(organisation, organisations.members(id)))
                .orElseThrow(() -> new NotFoundException("organisation"));
    }
}
