package io.eventify.event.organisation;

import io.eventify.platform.errors.DomainException;

/** An organisation never loses its last owner: nobody could manage its members any more. */
class LastOwnerException extends DomainException {
    LastOwnerException() {
        super(409, "last_owner");
    }
}
