package io.eventify.psp;

import io.eventify.psp.http.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulator is started.
 *
 * @param host             address to listen on; loopback unless {@code EVENTIFY_PSP_HOST} says otherwise
 * @param port             0 for any free port
 * @param publicUrl        how a shopper's browser reaches the 3-D Secure page; empty: {@code http://localhost:<port>}
 * @param webhookUrl       the first webhook endpoint
 * @param settlementDelay  how long a test bank takes for what happens "some time later"
 * @param webhookBackOff   wait before the first repetition of a webhook; doubles up to a minute
 */
public record Settings(
        String host,
        int port,
        Path folder,
        Credentials credentials,
        String webhookSecret,
        Optional<URI> webhookUrl,
        Optional<String> publicUrl,
        Duration settlementDelay,
        Duration webhookBackOff) {
    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
     */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("EVENTIFY_PSP_HOST", "127.0.0.1"),
                port(required(environment, "EVENTIFY_PSP_PORT")),
                Path.of(required(environment, "EVENTIFY_PSP_DATA")),
                new Credentials(
                        required(environment, "EVENTIFY_PSP_SECRET_KEY"),
                        required(environment, "EVENTIFY_PSP_PUBLISHABLE_KEY")),
                required(environment, "EVENTIFY_PSP_WEBHOOK_SECRET"),
                optional(environment, "EVENTIFY_PSP_WEBHOOK_URL").map(URI::create),
                optional(environment, "EVENTIFY_PSP_PUBLIC_URL"),
                millis(environment, "EVENTIFY_PSP_SETTLEMENT_DELAY_MS", 2_000),
                millis(environment, "EVENTIFY_PSP_WEBHOOK_BACKOFF_MS", 500));
    }

    private static Optional<String> optional(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String required(Map<String, String> environment, String name) {
        return optional(environment, name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static int port(String text) {
        int port = number("EVENTIFY_PSP_PORT", text);
        if (port > 65_535) {
            throw new IllegalArgumentException("EVENTIFY_PSP_PORT is not a port: " + text);
        }
        return port;
    }

    private static Duration millis(Map<String, String> environment, String name, int otherwise) {
        return Duration.ofMillis(
                optional(environment, name).map(text -> number(name, text)).orElse(otherwise));
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseUnsignedInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
    }
}
