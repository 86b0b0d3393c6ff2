package io.eventify.platform.identity;

/** This service's own access token (client credentials of the Keycloak client named as the context), cached and renewed before it ends. */
public interface ServiceToken {

    /**
     * The raw token, without {@code Bearer}.
     *
     * @throws IdentityUnavailableException if there is no valid token and Keycloak cannot be reached within the timeout
     */
    String bearer();
}
