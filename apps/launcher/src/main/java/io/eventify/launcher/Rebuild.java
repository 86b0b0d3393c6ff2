package io.eventify.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code ./eventify rebuild catalogue}: asks the catalogue, as the demo profile's administrator, to build itself anew, and waits until it has.
 *
 * @param environment where the platform is
 * @param out for people
 */
record Rebuild(PlatformEnvironment environment, PrintStream out) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long PAUSE_MILLIS = 500;

    int run(CommandLine line) throws IOException, InterruptedException {
        String what = line.operand("context");
        if (!what.equals("catalogue")) throw new UsageException("only the catalogue can be rebuilt, not " + what);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            Instant begin = Instant.now();
            JsonObject rebuild = send(client, "POST", "/api/catalog/rebuilds", token(client), 202);
            String path = "/api/catalog/rebuilds/" + rebuild.getString("rebuildId");
            while (rebuild.getString("state").equals("running")) {
                if (begin.plus(LONGEST).isBefore(Instant.now())) {
                    throw new PlatformException("the rebuild runs longer than " + LONGEST + "; look at " + path);
                }
                Thread.sleep(PAUSE_MILLIS);
                rebuild = send(client, "GET", path, token(client), 200);
            }
            if (!rebuild.getString("state").equals("done")) {
                throw new PlatformException("the rebuild failed (" + rebuild.getString("failure", "")
                        + "); the catalogue is as it was. ./eventify logs eventify");
            }
            out.printf(
                    "The catalogue was rebuilt from %d facts in %.1f s.%n",
                    rebuild.getInt("facts"),
                    Duration.between(begin, Instant.now()).toMillis() / 1000.0);
            return 0;
        }
    }

    private JsonObject send(HttpClient client, String method, String path, String token, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(environment.gatewayUrl() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        return answer(client.send(request, BodyHandlers.ofString()), expected, path);
    }

    private String token(HttpClient client) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=eventify-cli&username=admin1&password="
                + URLEncoder.encode(environment.secrets().get(Secrets.DEMO), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(environment.issuer() + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return answer(client.send(request, BodyHandlers.ofString()), 200, "the log-in")
                .getString("access_token");
    }

    private static JsonObject answer(HttpResponse<String> response, int expected, String what) {
        if (response.statusCode() != expected) {
            throw new PlatformException(what + " was answered " + response.statusCode() + " instead of " + expected
                    + ": " + response.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
