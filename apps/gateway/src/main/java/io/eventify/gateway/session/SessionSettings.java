package io.eventify.gateway.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How sessions are kept and where people log in (docs/sessions.md has the table). Dependent, because its fields are read: behind a proxy they would be empty. */
@Dependent
class SessionSettings {
    @Inject
    @ConfigProperty(name = "eventify.profile", defaultValue = "production")
    String profile;

    @Inject
    @ConfigProperty(name = "eventify.public.url")
    URI publicUrl;

    @Inject
    @ConfigProperty(name = "eventify.issuer")
    URI issuer;

    @Inject
    @ConfigProperty(name = "eventify.session.authorization.url")
    URI authorizationUrl;

    @Inject
    @ConfigProperty(name = "eventify.token.url")
    URI tokenUrl;

    @Inject
    @ConfigProperty(name = "eventify.jwks.url")
    URI jwksUrl;

    @Inject
    @ConfigProperty(name = "eventify.session.end.url")
    URI endUrl;

    @Inject
    @ConfigProperty(name = "eventify.session.client")
    String clientId;

    @Inject
    @ConfigProperty(name = "eventify.web.client.secret")
    String clientSecret;

    @Inject
    @ConfigProperty(name = "eventify.session.keys")
    String keys;

    @Inject
    @ConfigProperty(name = "eventify.session.idle")
    Duration idle;

    @Inject
    @ConfigProperty(name = "eventify.session.absolute")
    Duration absolute;

    @Inject
    @ConfigProperty(name = "eventify.session.login.time")
    Duration loginTime;

    @Inject
    @ConfigProperty(name = "eventify.session.renew.ahead")
    Duration renewAhead;

    @Inject
    @ConfigProperty(name = "eventify.session.per.account")
    int sessionsPerAccount;

    /** Where Keycloak sends a browser back to; registered there, exactly. */
    URI callbackUrl() {
        return publicUrl.resolve("/session/callback");
    }

    /** Outside the demo always, in the demo when it is served by TLS. */
    boolean secureCookie() {
        return !"demo".equals(profile) || "https".equals(publicUrl.getScheme());
    }

    /** A browser keeps a {@code __Host-} cookie for this host alone and refuses it when it is not Secure. */
    String cookieName() {
        return secureCookie() ? "__Host-eventify-session" : "eventify-session";
    }
}
