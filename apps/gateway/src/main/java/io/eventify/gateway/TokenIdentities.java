package io.eventify.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose bearer token it is, for counting only: services verify it themselves. A signature is checked, since a forged token must not use up somebody else's allowance, and
 * checked once for each token.
 */
@ApplicationScoped
class TokenIdentities {
    private static final int FETCH_MILLIS = 2_000;
    private static final int KEYS_BYTES = 65_536;
    private static final String BEARER = "Bearer ";

    private final Cache<String, Optional<Identity>> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    @Inject
    @ConfigProperty(name = "eventify.jwks.url")
    URI jwksUrl;

    @Inject
    @ConfigProperty(name = "eventify.issuer")
    String issuer;

    /**
     * Who asks.
     *
     * @param account a person's or service's id
     * @param client the application that got the token
     */
    record Identity(String account, String client) {}

    @PostConstruct
    void open() {
        try {
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            jwksUrl.toURL(), new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, KEYS_BYTES))
                    .refreshAheadCache(false)
                    .build();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("EVENTIFY_JWKS_URL is no URL", e);
        }
    }

    /** Whose an {@code Authorization} header is; nothing when nobody vouches for it. */
    Optional<Identity> of(String authorization) {
        return known.get(hash(authorization), _ -> verified(authorization));
    }

    private Optional<Identity> verified(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims =
                    processor.process(authorization.substring(BEARER.length()).strip(), null);
            String client = claims.getStringClaim("azp");
            return Optional.of(new Identity(claims.getSubject(), client == null ? "" : client));
        } catch (KeySourceException keysAway) {
            // Without Keycloak's keys each token is counted for itself, for a minute.
            return Optional.of(new Identity(hash(authorization), ""));
        } catch (ParseException | BadJOSEException | JOSEException notBelieved) {
            return Optional.empty();
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
