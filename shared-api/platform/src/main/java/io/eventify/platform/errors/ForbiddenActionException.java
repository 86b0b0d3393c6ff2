package io.eventify.platform.errors;

/** The caller is known but may not do this here: 403 {@code forbidden}. Where even the existence is private, throw {@link NotFoundException}. */
public class ForbiddenActionException extends DomainException {
    public ForbiddenActionException() {
        super(403, "forbidden");
    }
}
