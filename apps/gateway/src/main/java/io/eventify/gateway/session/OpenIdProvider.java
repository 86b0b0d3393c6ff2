package io.eventify.gateway.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.eventify.gateway.session.LoginAttempts.LoginAttempt;
import io.eventify.gateway.session.Session.Person;
import io.eventify.gateway.session.Session.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak, or any OpenID provider that rotates refresh tokens and ends sessions by them. Calls have an end: two seconds to connect, ten to answer.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core</a>
 */
@ApplicationScoped
class OpenIdProvider {
    /** No renewal takes longer; the lock around it must not lapse before. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int KEYS_BYTES = 65_536;
    private static final int CLOCK_SKEW_SECONDS = 60;
    /** Roles of people that mean something here; Keycloak has others for its own use. */
    private static final Set<String> ROLES = Set.of("CUSTOMER", "ORGANIZER", "CHECKIN", "SUPPORT", "ADMIN");

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final ProviderConnection connection =
            new ProviderConnection(Duration.ofMillis(CONNECT_MILLIS), LONGEST_CALL);
    private @Nullable IDTokenValidator idTokens;
    private @Nullable LogoutTokenValidator logoutTokens;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    @PostConstruct
    void open() {
        Issuer issuer = new Issuer(settings.issuer);
        ClientID client = new ClientID(settings.clientId);
        JWSVerificationKeySelector<SecurityContext> keys = new JWSVerificationKeySelector<>(ALGORITHMS, keySource());
        IDTokenValidator forPeople = new IDTokenValidator(issuer, client, keys, null);
        forPeople.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        idTokens = forPeople;
        LogoutTokenValidator forLogout = new LogoutTokenValidator(issuer, client, keys, null);
        forLogout.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        logoutTokens = forLogout;
    }

    /** Keys are fetched when they are needed, kept five minutes, and fetched again for a name that is not known yet. */
    private JWKSource<SecurityContext> keySource() {
        try {
            return JWKSourceBuilder.create(
                            settings.jwksUrl.toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, (int) LONGEST_CALL.toMillis(), KEYS_BYTES))
                    .refreshAheadCache(false)
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("EVENTIFY_JWKS_URL is no URL", e);
        }
    }

    @PreDestroy
    void close() {
        connection.close();
    }

    /** What a person wants of Keycloak besides being recognised. */
    enum Action {
        /** Nothing else. */
        LOGIN,
        /** A new account. */
        REGISTER,
        /** Another password. */
        PASSWORD,
        /** A one-time password app as second factor. */
        TOTP,
        /** A passkey instead of the password. */
        PASSKEY;

        /** By its name in lower case; log-in when none is given. */
        static Optional<Action> of(@Nullable String name) {
            if (name == null) {
                return Optional.of(LOGIN);
            }
            return List.of(values()).stream()
                    .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** Where a browser goes to log in. */
    URI loginPage(LoginAttempt attempt, String state, Action action, String language) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile", "email"),
                        new ClientID(settings.clientId),
                        settings.callbackUrl())
                .endpointURI(settings.authorizationUrl)
                .state(new State(state))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                .uiLocales(List.of(tag(language)));
        switch (action) {
            case LOGIN -> {}
            case REGISTER -> request.prompt(new Prompt(Prompt.Type.CREATE));
            case PASSWORD -> request.customParameter("kc_action", "UPDATE_PASSWORD");
            case TOTP -> request.customParameter("kc_action", "CONFIGURE_TOTP");
            case PASSKEY -> request.customParameter("kc_action", "webauthn-register-passwordless");
        }
        return request.build().toURI();
    }

    private static LangTag tag(String language) {
        try {
            return new LangTag(language);
        } catch (LangTagException e) {
            throw new IllegalArgumentException("no language: " + language, e);
        }
    }

    /** The outcome of asking for tokens. */
    sealed interface Answer permits Recognised, Refused, Unreachable {}

    /**
     * Tokens, and whom they are for.
     *
     * @param person as the ID token says
     */
    record Recognised(Person person, String providerSession, Tokens tokens) implements Answer {}

    /** Keycloak says no: a code or refresh token that was used, revoked, or is over. */
    record Refused(String code) implements Answer {}

    /** Nobody knows: no answer, or one that cannot be trusted. */
    record Unreachable(Throwable cause) implements Answer {}

    /** Tokens for the code of a callback. */
    Answer exchange(String code, LoginAttempt attempt) {
        AuthorizationGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), settings.callbackUrl(), new CodeVerifier(attempt.verifier()));
        return tokens(grant, new Nonce(attempt.nonce()));
    }

    /** New tokens for a refresh token, which is used up by that. */
    Answer renew(String refreshToken) {
        return tokens(new RefreshTokenGrant(new RefreshToken(refreshToken)), null);
    }

    private Answer tokens(AuthorizationGrant grant, @Nullable Nonce nonce) {
        HTTPRequest request = new TokenRequest.Builder(settings.tokenUrl, client(), grant)
                .build()
                .toHTTPRequest();
        Instant asked = clock.instant();
        try {
            HTTPResponse answer = request.send(connection);
            if (answer.getStatusCode() >= 500) {
                return new Unreachable(new IOException("Keycloak answered " + answer.getStatusCode()));
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess()) {
                return refused(response.toErrorResponse().getErrorObject().getCode());
            }
            return recognised((OIDCTokenResponse) response.toSuccessResponse(), nonce, asked);
        } catch (IOException | ParseException | BadJOSEException | JOSEException | java.text.ParseException e) {
            return new Unreachable(e);
        }
    }

    /** Only this one code is about the person's session; others, such as a wrong client secret, are our own fault. */
    private static Answer refused(@Nullable String code) {
        return code != null && code.equals(OAuth2Error.INVALID_GRANT.getCode())
                ? new Refused(code)
                : new Unreachable(new IOException("Keycloak refuses the gateway itself: " + code));
    }

    private Recognised recognised(OIDCTokenResponse response, @Nullable Nonce nonce, Instant asked)
            throws BadJOSEException, JOSEException, java.text.ParseException, IOException {
        JWT idToken = response.getOIDCTokens().getIDToken();
        RefreshToken refresh = response.getOIDCTokens().getRefreshToken();
        if (idToken == null || refresh == null) {
            throw new IOException("Keycloak gave no ID token or no refresh token");
        }
        IDTokenClaimsSet claims = opened(idTokens).validate(idToken, nonce);
        var access = response.getOIDCTokens().getAccessToken();
        Tokens tokens = new Tokens(access.getValue(), asked.plusSeconds(access.getLifetime()), refresh.getValue());
        String sid = claims.getStringClaim("sid");
        return new Recognised(person(claims), sid == null ? "" : sid, tokens);
    }

    private static Person person(IDTokenClaimsSet claims) {
        List<String> groups = claims.getStringListClaim("groups");
        return new Person(
                claims.getSubject().getValue(),
                text(claims, "name", text(claims, "preferred_username", "")),
                text(claims, "locale", ""),
                groups == null
                        ? List.of()
                        : groups.stream().filter(ROLES::contains).sorted().toList());
    }

    private static String text(IDTokenClaimsSet claims, String name, String otherwise) {
        String value = claims.getStringClaim(name);
        return value == null ? otherwise : value;
    }

    /**
     * Ends the session at Keycloak, which tells all other clients of it.
     *
     * @return whether it is known to be over
     */
    boolean end(String refreshToken) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, settings.endUrl);
        try {
            request.setContentType("application/x-www-form-urlencoded");
            client().applyTo(request);
            request.setBody("refresh_token=" + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8));
            int status = request.send(connection).getStatusCode();
            // 400: Keycloak does not know the token any more, so its session is over already.
            return status == 204 || status == 200 || status == 400;
        } catch (IOException | ParseException gone) {
            return false;
        }
    }

    /**
     * What a log-out token says.
     *
     * @param sid Keycloak's session; empty when all of the account are meant
     */
    record LogoutOrder(String sid, String subject, String jti) {}

    /**
     * Checks a log-out token.
     *
     * @throws UntrustedTokenException unless it is signed by Keycloak, for us, in time, and a log-out token
     * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation">Back-Channel Logout, section 2.6</a>
     */
    LogoutOrder logoutOrder(String token) throws UntrustedTokenException {
        try {
            LogoutTokenClaimsSet claims = opened(logoutTokens).validate(JWTParser.parse(token));
            return new LogoutOrder(
                    claims.getSessionID() == null ? "" : claims.getSessionID().getValue(),
                    claims.getSubject() == null ? "" : claims.getSubject().getValue(),
                    claims.getJWTID().getValue());
        } catch (java.text.ParseException | BadJOSEException | JOSEException e) {
            throw new UntrustedTokenException(e);
        }
    }

    /** A token that does not come from Keycloak, or is not for us, or not for this. */
    static final class UntrustedTokenException extends Exception {
        private static final long serialVersionUID = 1L;

        UntrustedTokenException(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private ClientAuthentication client() {
        return new ClientSecretBasic(new ClientID(settings.clientId), new Secret(settings.clientSecret));
    }

    private static <T> T opened(@Nullable T validator) {
        if (validator == null) {
            throw new IllegalStateException("not opened");
        }
        return validator;
    }
}
