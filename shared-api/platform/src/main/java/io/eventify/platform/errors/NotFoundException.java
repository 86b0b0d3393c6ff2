package io.eventify.platform.errors;

/** There is no such thing, or the caller may not know that there is: 404 {@code <what>_not_found}. */
public class NotFoundException extends DomainException {

    /** @param what singular noun in snake case, such as {@code hold}; the bundle holds {@code hold_not_found} */
    public NotFoundException(String what) {
        super(404, what + "_not_found");
    }
}
