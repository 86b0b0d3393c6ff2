package io.eventify.gateway.session;

import io.eventify.gateway.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.SetParams;

/** Log-ins that were begun and wait for the callback. Each belongs to the browser that began it and is used once. */
@ApplicationScoped
class LoginAttempts {
    @Inject
    Redis redis;

    @Inject
    Envelope envelope;

    @Inject
    SessionSettings settings;

    /**
     * A log-in under way.
     *
     * @param nonce must come back within the ID token
     * @param verifier the secret of PKCE
     * @param returnTo a path of ours
     */
    record LoginAttempt(String nonce, String verifier, String returnTo) {

        private String toJson() {
            return Json.createObjectBuilder()
                    .add("nonce", nonce)
                    .add("verifier", verifier)
                    .add("returnTo", returnTo)
                    .build()
                    .toString();
        }

        private static LoginAttempt fromJson(String text) {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                JsonObject json = reader.readObject();
                return new LoginAttempt(
                        json.getString("nonce"), json.getString("verifier"), json.getString("returnTo"));
            }
        }
    }

    /** Keeps an attempt for the browser with this cookie. */
    void begin(String cookie, String state, LoginAttempt attempt) {
        String place = Places.attempt(cookie, state);
        String closed = envelope.close(attempt.toJson(), place);
        SetParams life = SetParams.setParams().px(settings.loginTime.toMillis());
        redis.ask(connection -> connection.set(place, closed, life));
    }

    /** Takes the attempt out: a second callback with the same state finds nothing. */
    Optional<LoginAttempt> finish(String cookie, String state) {
        String place = Places.attempt(cookie, state);
        @Nullable
        String closed = redis.ask(connection -> Optional.ofNullable(connection.getDel(place)))
                .orElse(null);
        return Optional.ofNullable(closed)
                .flatMap(text -> envelope.open(text, place))
                .map(LoginAttempt::fromJson);
    }
}
