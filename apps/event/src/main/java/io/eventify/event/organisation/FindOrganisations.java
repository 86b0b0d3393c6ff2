package io.eventify.event.organisation;

import io.eventify.contracts.Page;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** The organisations for which the caller may work. */
@ApplicationScoped
class FindOrganisations {
    @Inject
    Organisations organisations;

    @Inject
    Caller caller;

    @Transactional
    public Page<OrganisationSummary> page(@Nullable String query, int page, int size) {
        Page<Organisation> found = organisations.page(caller.isAdmin() ? null : caller.id(), query, page, size);
        return new Page<>(
                page,
                size,
                found.total(),
                found.items().stream().map(OrganisationSummary::of).toList());
    }
}
