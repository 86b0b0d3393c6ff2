package io.eventify.event.organisation;

import io.eventify.platform.errors.DomainException;

/** The list of members travels whole with every change, so it is bounded. */
class TooManyMembersException extends DomainException {
    TooManyMembersException() {
        super(422, "too_many_members", "userId", "too_many");
    }
}
