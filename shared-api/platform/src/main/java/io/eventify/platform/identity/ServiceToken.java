package io.eventify.platform.identity;

import java.net.URI;
import java.time.Clock;

/** A service's own access token (client credentials), cached and renewed before it ends. Injected: that of the Keycloak client named as the context. */
public interface ServiceToken {

    /**
     * The raw token, without {@code Bearer}.
     *
     * @throws IdentityUnavailableException if there is no valid token and Keycloak cannot be reached within the timeout
     */
    String bearer();

    /** The token of another client, for what the context's own one shall not be able to do: that one travels to the neighbours. */
    static ServiceToken of(URI tokenEndpoint, String clientId, String secret, Clock clock) {
        return new ClientCredentials(tokenEndpoint, clientId, secret, clock);
    }
}
