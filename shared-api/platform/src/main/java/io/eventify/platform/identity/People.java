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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * The people that have an account, as Keycloak knows them: we keep no addresses. Asked as a client of its own ({@code <context>-people}), for the context's own token travels to neighbours
 * that shall not be able to look people up. Only the contexts that have such a client in the realm may ask.
 */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 10_000, successThreshold = 2)
@Bulkhead(8)
public class People {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST_NAME = 200;

    private final URI people;
    private final ServiceToken token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    public People(Config config, Clock clock) {
        this(
                config.getValue("eventify.token.url", URI.class),
                config.getValue("eventify.context", String.class) + "-people",
                config.getOptionalValue(
                                "eventify." + config.getValue("eventify.context", String.class) + ".client.secret",
                                String.class)
                        .orElse(""),
                clock);
    }

    /**
     * @param tokenEndpoint of the realm whose people are asked for: {@code …/realms/<realm>/protocol/openid-connect/token}
     * @param client that may read people
     */
    public People(URI tokenEndpoint, String client, String secret, Clock clock) {
        this.people = peopleOf(tokenEndpoint);
        this.token = ServiceToken.of(tokenEndpoint, client, secret, clock);
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected People() {
        this.people = URI.create("");
        this.token = null;
    }

    /**
     * Somebody with an account.
     *
     * @param name first and last name, else the log-in name; 200 characters at most; never logged
     */
    public record Person(UUID id, String name) {}

    private static URI peopleOf(URI tokenEndpoint) {
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
    public Optional<Person> withMail(String mail) {
        return ask(
                        "?exact=true&briefRepresentation=true&max=2&email="
                                + URLEncoder.encode(mail, StandardCharsets.UTF_8),
                        reader -> reader.readArray().getValuesAs(JsonObject.class).stream())
                .filter(person -> mail.equalsIgnoreCase(person.getString("email", "")))
                .map(People::person)
                .findFirst();
    }

    /**
     * The person with this account.
     *
     * @throws IdentityUnavailableException if Keycloak does not say within three seconds
     */
    public Optional<Person> withId(UUID id) {
        return ask("/" + id, reader -> Stream.of(reader.readObject()))
                .map(People::person)
                .findFirst();
    }

    private Stream<JsonObject> ask(String question, Function<JsonReader, Stream<JsonObject>> reading) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(people + question))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token.bearer())
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                return Stream.empty();
            }
            if (answer.statusCode() != 200) {
                throw new IdentityUnavailableException(new IOException("Keycloak answered " + answer.statusCode()));
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reading.apply(reader);
            }
        } catch (IOException | JsonException noAnswer) {
            throw new IdentityUnavailableException(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailableException(stopped);
        }
    }

    private static Person person(JsonObject account) {
        String fullName = Stream.of("firstName", "lastName")
                .map(part -> account.getString(part, "").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String name = fullName.isEmpty() ? account.getString("username", "") : fullName;
        return new Person(
                UUID.fromString(account.getString("id")), name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }
}
