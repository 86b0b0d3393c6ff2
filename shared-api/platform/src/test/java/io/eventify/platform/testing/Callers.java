package io.eventify.platform.testing;

import io.eventify.platform.identity.Caller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Callers with tokens that say what a test wants. */
public final class Callers {

    private Callers() {}

    public static Caller person(UUID id, String... roles) {
        return new Caller(new Token(Map.of("sub", id.toString(), "groups", Set.of(roles), "raw_token", "token")));
    }

    /** A person whose token carries scopes, as tokens of browsers do. */
    public static Caller personWithScope(String scope, String... roles) {
        return new Caller(new Token(Map.of(
                "sub", UUID.randomUUID().toString(), "groups", Set.of(roles), "scope", scope, "raw_token", "token")));
    }

    public static Caller service(String scope) {
        return new Caller(new Token(Map.of(
                "sub",
                UUID.randomUUID().toString(),
                "groups",
                Set.of("SERVICE"),
                "scope",
                scope,
                "raw_token",
                "token")));
    }

    public static Caller nobody() {
        return new Caller(new Token(Map.of()));
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
