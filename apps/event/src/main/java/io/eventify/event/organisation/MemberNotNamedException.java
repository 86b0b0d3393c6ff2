package io.eventify.event.organisation;

import io.eventify.platform.errors.DomainException;

/** Neither account nor address was given, or both. */
class MemberNotNamedException extends DomainException {
    MemberNotNamedException() {
        super(422, "member_not_named");
    }
}
