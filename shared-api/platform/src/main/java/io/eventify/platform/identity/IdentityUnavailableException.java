package io.eventify.platform.identity;

import io.eventify.platform.errors.DomainException;

/** Keycloak did not answer in time and no token is left: 503 {@code identity_unavailable}. */
public class IdentityUnavailableException extends DomainException {
    public IdentityUnavailableException(Throwable cause) {
        super(503, "identity_unavailable");
        initCause(cause);
    }
}
