package io.eventify.lra;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The access token of the client {@code lra-coordinator} (OAuth 2.0 client credentials, RFC 6749 section 4.4), kept until shortly before it ends. Uses the JDK's HTTP client because a
 * JAX-RS client would run through {@link CallbackToken} again.
 */
final class ClientCredentials {
    /** Less than the two seconds Narayana gives a callback. */
    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private record Token(String value, Instant renewAt) {}

    private final URI tokenUrl;
    private final String authorization;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token current;

    ClientCredentials(URI tokenUrl, String clientId, String secret, Clock clock) {
        this.tokenUrl = tokenUrl;
        this.clock = clock;
        String pair = encoded(clientId) + ":" + encoded(secret);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static ClientCredentials of(Config config) {
        return new ClientCredentials(
                config.getValue("eventify.token.url", URI.class),
                "lra-coordinator",
                config.getValue("eventify.lra.coordinator.client.secret", String.class),
                Clock.systemUTC());
    }

    /**
     * A token that is valid for some time yet.
     *
     * @throws IOException if there is none and the identity provider gives none in time
     */
    String token() throws IOException {
        Token token = current;
        if (token != null && clock.instant().isBefore(token.renewAt())) {
            return token.value();
        }
        renewing.lock();
        try {
            token = current;
            if (token == null || !clock.instant().isBefore(token.renewAt())) {
                token = request();
                current = token;
            }
            return token.value();
        } finally {
            renewing.unlock();
        }
    }

    /** A participant has refused it, perhaps because the realm's keys have changed. */
    void forget() {
        current = null;
    }

    private Token request() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(tokenUrl)
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "no token for callbacks: the identity provider answered " + response.statusCode());
            }
            return parse(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for a token", e);
        }
    }

    private Token parse(String body) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            Duration life = Duration.ofSeconds(json.getInt("expires_in"));
            Duration margin = life.compareTo(MARGIN.multipliedBy(3)) > 0 ? MARGIN : life.dividedBy(3);
            return new Token(
                    json.getString("access_token"), clock.instant().plus(life).minus(margin));
        } catch (RuntimeException e) {
            throw new IOException("the identity provider's answer is not a token", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
