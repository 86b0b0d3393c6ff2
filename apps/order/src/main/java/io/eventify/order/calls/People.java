package io.eventify.order.calls;

import io.eventify.platform.identity.IdentityUnavailableException;
import io.eventify.platform.identity.ServiceToken;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Whose a mail address is, as Keycloak knows it: we keep no addresses. Asked as a client of its own ({@code order-people}), for the context's own token travels to neighbours that shall
 * not be able to look people up.
 */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 10_000, successThreshold = 2)
@Bulkhead(8)
public class People {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String CLIENT = "order-people";

    private final URI people;
    private final ServiceToken token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    public People(Config config, Clock clock) {
        this(
                config.getValue("eventify.token.url", URI.class),
                config.getOptionalValue("eventify.order.client.secret", String.class)
                        .orElse(""),
                clock);
    }

    /** @param tokenEndpoint of the realm whose people are asked for: {@code …/realms/<realm>/protocol/openid-connect/token} */
    public People(URI tokenEndpoint, String secret, Clock clock) {
        this.people = peopleOf(tokenEndpoint);
        this.token = ServiceToken.of(tokenEndpoint, CLIENT, secret, clock);
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected People() {
        this.people = URI.create("");
        this.token = null;
    }

    static URI peopleOf(URI tokenEndpoint) {
        String url = tokenEndpoint.toString();
        int realm = url.indexOf("/realms/");
        int end = url.indexOf("/protocol/");
        if (realm < 0 || end < realm) {
            throw new IllegalArgumentException("not a token endpoint of Keycloak: " + url);
        }
        return URI.create(url.substring(0, realm) + "/admin" + url.substring(realm, end) + "/users");
    }

    /**
     * The person with exactly this address, whatever its upper and lower case.
     *
     * @throws IdentityUnavailableException if Keycloak does not say within three seconds
     */
    public Optional<UUID> withMail(String mail) {
        URI question = URI.create(people + "?exact=true&briefRepresentation=true&max=2&email="
                + URLEncoder.encode(mail, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(question)
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token.bearer())
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IdentityUnavailableException(new IOException("Keycloak answered " + answer.statusCode()));
            }
            return read(answer.body(), mail);
        } catch (IOException | JsonException noAnswer) {
            throw new IdentityUnavailableException(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailableException(stopped);
        }
    }

    private static Optional<UUID> read(String json, String mail) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(person -> mail.equalsIgnoreCase(person.getString("email", "")))
                    .map(person -> UUID.fromString(person.getString("id")))
                    .findFirst();
        }
    }
}
