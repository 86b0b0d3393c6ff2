package io.eventify.event.organisation;

import java.util.UUID;

/** An organisation in a list. */
public record OrganisationSummary(UUID organisationId, String name) {
    static OrganisationSummary of(Organisation organisation) {
        return new OrganisationSummary(organisation.id(), organisation.name());
    }
}
