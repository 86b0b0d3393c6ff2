package io.eventify.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.eventify.gateway.session.OpenIdProvider.UntrustedTokenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of OpenID Connect Back-Channel Logout 1.0, section 2.6. */
class LogoutTokenTest {
    private static final String ISSUER = "https://login.example/realms/eventify";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private RSAKey key;
    private HttpServer keys;
    private OpenIdProvider provider;

    @BeforeEach
    void aProviderWithAKey() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("current").generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys.createContext("/certs", exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        keys.start();
        SessionSettings settings = new SessionSettings();
        settings.issuer = URI.create(ISSUER);
        settings.clientId = "eventify-web";
        settings.jwksUrl = URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/certs");
        provider = new OpenIdProvider();
        provider.settings = settings;
        provider.clock = Clock.systemUTC();
        provider.open();
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
        keys.stop(0);
    }

    @Test
    void a_genuine_order_is_understood() throws Exception {
        assertThat(provider.logoutOrder(token(key, claims -> claims)))
                .satisfies(order -> assertThat(order.sid()).isEqualTo("sid-1"))
                .satisfies(order -> assertThat(order.subject()).isEqualTo("amina"));
    }

    @Test
    void an_order_of_another_issuer_is_refused() {
        refused(key, claims -> claims.issuer("https://evil.example"));
    }

    @Test
    void an_order_for_another_client_is_refused() {
        refused(key, claims -> claims.audience("another"));
    }

    @Test
    void an_order_whose_time_is_over_is_refused() {
        refused(key, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
    }

    @Test
    void an_id_token_is_no_order() {
        refused(key, claims -> claims.claim("events", null));
        refused(key, claims -> claims.claim("nonce", "n"));
    }

    @Test
    void an_order_that_names_nobody_is_refused() {
        refused(key, claims -> claims.subject(null).claim("sid", null));
    }

    @Test
    void an_order_signed_with_another_key_is_refused() throws JOSEException {
        refused(new RSAKeyGenerator(2048).keyID("current").generate(), claims -> claims);
        refused(new RSAKeyGenerator(2048).keyID("unknown").generate(), claims -> claims);
    }

    @Test
    void an_order_without_a_signature_is_refused() {
        assertThatExceptionOfType(UntrustedTokenException.class)
                .isThrownBy(() -> provider.logoutOrder("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbWluYSJ9."));
        assertThatExceptionOfType(UntrustedTokenException.class).isThrownBy(() -> provider.logoutOrder("nonsense"));
    }

    private void refused(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThatExceptionOfType(UntrustedTokenException.class)
                .isThrownBy(() -> provider.logoutOrder(token(with, change)));
    }

    private static String token(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("eventify-web")
                .subject("amina")
                .claim("sid", "sid-1")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .claim("events", Map.of(EVENT, Map.of()));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(),
                change.apply(claims).build());
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }
}
