package io.eventify.platform.identity;

import io.eventify.platform.errors.ForbiddenActionException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes the current request, as the verified token says. */
@RequestScoped
public class Caller {
    private final @Nullable Instance<JsonWebToken> injected;
    private @Nullable JsonWebToken token;
    private boolean identified;

    /* Lazily: servers log an error when a token is asked for on an anonymous request. */
    @Inject
    Caller(Instance<JsonWebToken> injected) {
        this.injected = injected;
    }

    /** A caller with this token. */
    public Caller(JsonWebToken token) {
        this.injected = null;
        this.token = token;
        this.identified = true;
    }

    /** For the proxy of the request scope. */
    protected Caller() {
        this.injected = null;
    }

    /** Called by the request filter, which knows the principal. */
    public void identify(@Nullable Principal principal) {
        token = principal instanceof JsonWebToken jwt ? jwt : null;
        identified = true;
    }

    private @Nullable JsonWebToken token() {
        if (!identified && injected != null) {
            identify(injected.get());
        }
        return token;
    }

    /** Whether there is a token at all; public reads may be anonymous. */
    public boolean isKnown() {
        return known().isPresent();
    }

    private Optional<JsonWebToken> known() {
        return Optional.ofNullable(token()).filter(found -> found.getRawToken() != null);
    }

    /**
     * The person's or the service account's id, which is also our customer id for people.
     *
     * @throws ForbiddenActionException if the request carries no token
     */
    public UUID id() {
        return known().map(JsonWebToken::getSubject).map(UUID::fromString).orElseThrow(ForbiddenActionException::new);
    }

    /** Roles: CUSTOMER, ORGANIZER, CHECKIN, SUPPORT, ADMIN, SERVICE, LRA. */
    public boolean hasRole(String role) {
        return known().map(JsonWebToken::getGroups)
                .filter(groups -> groups.contains(role))
                .isPresent();
    }

    public boolean isAdmin() {
        return hasRole("ADMIN");
    }

    /** Whether this is another service of the platform, holding the scope. */
    public boolean isServiceWith(String scope) {
        return hasRole("SERVICE") && scopes().contains(scope);
    }

    /** OAuth scopes of the token. */
    public Set<String> scopes() {
        return claim("scope")
                .map(scope -> Set.copyOf(Arrays.asList(scope.trim().split("\\s+"))))
                .orElse(Set.of());
    }

    /** The Keycloak client, for audit lines. */
    public String client() {
        return claim("azp").orElse("anonymous");
    }

    private Optional<String> claim(String name) {
        return known().map(found -> found.<Object>getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** First and last name as the account has them, else the log-in name; for the door and support, never logged. */
    public String fullName() {
        return claim("name").filter(name -> !name.isBlank()).orElseGet(this::name);
    }

    /** The log-in name, for display at the door and to support; never logged. */
    public String name() {
        return known().map(found -> String.valueOf(found.getName())).orElse("anonymous");
    }
}
