package io.eventify.psp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Posts one signed event to one endpoint. */
final class WebhookSender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    /** Whether the endpoint took the event; anything but a status 2xx in time means no. */
    boolean send(ObjectNode endpoint, ObjectNode event) throws InterruptedException {
        byte[] payload = Json.bytes(event);
        String signature =
                Signature.header(Json.text(endpoint, "_secret"), clock.instant().getEpochSecond(), payload);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Json.text(endpoint, "url")))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            LOG.log(Level.DEBUG, "{0} {1}: {2}", Json.text(event, "type"), Json.text(event, "id"), status);
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} {1}: {2}", Json.text(event, "type"), Json.text(event, "id"), e);
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
