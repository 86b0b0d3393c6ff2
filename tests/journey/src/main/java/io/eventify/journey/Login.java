package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens of one person or service, renewed in time. */
public final class Login implements Supplier<String> {
    private static final int EARLY_SECONDS = 60;
    private final URI tokenUrl;
    private final Map<String, String> form;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    private Login(URI tokenUrl, Map<String, String> form) {
        this.tokenUrl = tokenUrl;
        this.form = form;
    }

    /** A person, through the demo profile's direct grant. */
    public static Login person(URI tokenUrl, String user, String password) {
        return new Login(
                tokenUrl,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "eventify-cli",
                        "username",
                        user,
                        "password",
                        password,
                        "scope",
                        "openid"));
    }

    /** A service, through client credentials. */
    public static Login service(URI tokenUrl, String client, String secret) {
        return new Login(
                tokenUrl, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    @Override
    public synchronized String get() {
        if (token == null || Instant.now().isAfter(renewAt)) {
            String body = form.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            JsonNode answer = Api.at(tokenUrl)
                    .send("POST", "", body, "application/x-www-form-urlencoded")
                    .expect(200)
                    .json();
            token = answer.path("access_token").asText();
            renewAt = Instant.now()
                    .plusSeconds(Math.max(5, answer.path("expires_in").asInt() - EARLY_SECONDS));
        }
        return token;
    }
}
