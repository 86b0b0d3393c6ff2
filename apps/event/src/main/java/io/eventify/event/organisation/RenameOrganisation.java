package io.eventify.event.organisation;

import io.eventify.event.Memberships;
import io.eventify.platform.rest.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what is said about an organisation. */
@ApplicationScoped
class RenameOrganisation {
    @Inject
    Organisations organisations;

    @Inject
    Memberships memberships;

    @Inject
    AnnounceOrganisation announce;

    @Transactional
    public OrganisationView rename(UUID id, @Nullable String ifMatch, OrganisationRequest request) {
        Organisation organisation = organisations.lock(id);
        memberships.requireOwner(id);
        Versions.check(Versions.required(ifMatch), organisation.version());
        organisation.rename(request.name().strip());
        organisations.update();
        return announce.changed(organisation, organisations.members(id));
    }
}
