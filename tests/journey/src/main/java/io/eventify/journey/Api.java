package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests to one base URL in the name of one caller. Immutable; one can be made from another. */
public final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BUSY = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final @Nullable Supplier<String> token;
    private final Map<String, String> headers;

    private Api(URI base, @Nullable Supplier<String> token, Map<String, String> headers) {
        this.base = base;
        this.token = token;
        this.headers = headers;
    }

    /** An anonymous caller. */
    public static Api at(URI base) {
        return new Api(base, null, Map.of());
    }

    /** The same, with bearer tokens from a source that renews them. */
    public Api as(Supplier<String> bearer) {
        return new Api(base, bearer, headers);
    }

    /** The same, with one more header on every request. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, token, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, body.toString(), "application/json");
    }

    /** A POST with a fresh idempotency key. */
    public Answer post(String path, JsonNode body) {
        return with(
                        "Idempotency-Key",
                        headers.getOrDefault(
                                "Idempotency-Key", UUID.randomUUID().toString()))
                .send("POST", path, body.toString(), "application/json");
    }

    /** A POST with nothing to say. */
    public Answer post(String path) {
        return post(path, Json.object());
    }

    /**
     * A POST as a well-behaved client sends it: repeated with the same idempotency key while the platform is too busy to
     * answer it (429, 503, or 409 while the first one still runs), for two minutes at most.
     */
    public Answer postPatiently(String path, JsonNode body) {
        Api keyed = with(
                "Idempotency-Key",
                headers.getOrDefault("Idempotency-Key", UUID.randomUUID().toString()));
        return Patience.until(
                "an answer to " + path, BUSY, () -> keyed.post(path, body), answer -> !answer.isForLater());
    }

    /** Any request. */
    public Answer send(String method, String path, @Nullable String body, @Nullable String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        headers.forEach(request::setHeader);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token.get());
        }
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return new Answer(method + " " + path, CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + base + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + method + " " + path, e);
        }
    }
}
