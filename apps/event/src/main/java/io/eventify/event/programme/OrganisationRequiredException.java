package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** A new event needs to say which organisation sells it. */
class OrganisationRequiredException extends DomainException {
    OrganisationRequiredException() {
        super(400, "organisation_required", "organisationId", "missing");
    }
}
