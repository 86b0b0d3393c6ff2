package io.eventify.gateway;

import io.eventify.gateway.TokenIdentities.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * Whose request it is, for counting only. A session's account is known; that of a bearer token counts when the token is genuine (see {@link TokenIdentities}). The address is
 * that of the client also behind proxies that the server trusts (setting {@code EVENTIFY_GATEWAY_TRUSTED_PROXIES}): the server has looked at {@code X-Forwarded-For} then.
 */
@ApplicationScoped
public class Callers {
    @Inject
    TokenIdentities tokens;

    /** The account that asks; nothing for somebody unknown. */
    public Optional<String> account(HttpServletRequest request) {
        return identity(request).map(Identity::account);
    }

    /** People in browsers have no API client of their own: the gateway itself got their token. */
    Optional<Identity> identity(HttpServletRequest request) {
        Principal person = request.getUserPrincipal();
        if (person != null) {
            return Optional.of(new Identity(person.getName(), ""));
        }
        String authorization = request.getHeader("Authorization");
        return authorization == null ? Optional.empty() : tokens.of(authorization);
    }
}
