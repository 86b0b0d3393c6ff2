package io.eventify.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Gets the service's token from Keycloak (RFC 6749, section 4.4). One request at a time; while the old token is still good, callers keep using it
 * and only one of them fetches the next. After a failure the next request waits a second, so that an outage costs callers nothing but the first timeout.
 */
@ApplicationScoped
class ClientCredentials implements ServiceToken {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration SAFETY = Duration.ofSeconds(10);

    private final URI endpoint;
    private final String form;
    private final Clock clock;
    private final HttpClient http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token token;
    private volatile @Nullable Failure failure;

    private record Token(String bearer, Instant renewAt, Instant unusableAt) {}

    private record Failure(Exception cause, Instant at) {}

    @Inject
    ClientCredentials(Config config, Clock clock) {
        this(
                config.getOptionalValue("eventify.token.url", URI.class)
                        .orElse(URI.create("http://token-url.invalid/")),
                config.getValue("eventify.context", String.class),
                config.getOptionalValue(
                                "eventify." + config.getValue("eventify.context", String.class) + ".client.secret",
                                String.class)
                        .orElse(""),
                clock);
    }

    ClientCredentials(URI endpoint, String clientId, String secret, Clock clock) {
        this.endpoint = endpoint;
        this.form =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ClientCredentials() {
        this.endpoint = URI.create("");
        this.form = "";
        this.clock = Clock.systemUTC();
        this.http = null;
    }

    @Override
    public String bearer() {
        Token current = token;
        Instant now = clock.instant();
        if (current == null || !now.isBefore(current.unusableAt)) {
            return firstToken();
        }
        if (!now.isBefore(current.renewAt) && !failedRecently() && fetching.tryLock()) {
            try {
                return renewed(current);
            } finally {
                fetching.unlock();
            }
        }
        return current.bearer;
    }

    private String firstToken() {
        awaitTurn();
        try {
            Token current = token;
            if (current != null && clock.instant().isBefore(current.unusableAt)) {
                return current.bearer;
            }
            Failure last = failure;
            if (last != null && failedRecently()) {
                throw new IdentityUnavailableException(last.cause);
            }
            return fetchAndKeep().bearer;
        } finally {
            fetching.unlock();
        }
    }

    private String renewed(Token current) {
        try {
            return fetchAndKeep().bearer;
        } catch (IdentityUnavailableException e) {
            return current.bearer;
        }
    }

    private Token fetchAndKeep() {
        try {
            Token fetched = fetch();
            token = fetched;
            failure = null;
            return fetched;
        } catch (IOException e) {
            failure = new Failure(e, clock.instant());
            throw new IdentityUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailableException(e);
        }
    }

    private Token fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        Instant asked = clock.instant();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the token endpoint answered " + response.statusCode());
        }
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            JsonObject answer = reader.readObject();
            return tokenOf(answer.getString("access_token"), Duration.ofSeconds(answer.getInt("expires_in")), asked);
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new IOException("the token endpoint's answer is not a token", e);
        }
    }

    /* Renewed after three quarters of its life, never used in its last seconds: it still has to travel. */
    private static Token tokenOf(String bearer, Duration life, Instant asked) {
        Duration usable = life.minus(SAFETY).isPositive() ? life.minus(SAFETY) : life;
        Duration untilRenewal = life.multipliedBy(3).dividedBy(4);
        return new Token(
                bearer, asked.plus(untilRenewal.compareTo(usable) < 0 ? untilRenewal : usable), asked.plus(usable));
    }

    private void awaitTurn() {
        try {
            if (!fetching.tryLock(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS)) {
                throw new IdentityUnavailableException(new IOException("another request for a token takes too long"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailableException(e);
        }
    }

    private boolean failedRecently() {
        Failure last = failure;
        return last != null && clock.instant().isBefore(last.at.plus(PAUSE_AFTER_FAILURE));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
