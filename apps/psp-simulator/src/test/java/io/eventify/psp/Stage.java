package io.eventify.psp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import io.eventify.psp.http.Credentials;
import io.eventify.psp.ledger.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A running simulator with a merchant's client and a shop that receives webhooks. */
final class Stage implements AutoCloseable {
    static final String SECRET_KEY = "sk_test_stage";
    static final String PUBLISHABLE_KEY = "pk_test_stage";
    static final String WEBHOOK_SECRET = "whsec_stage";

    final Shop shop = new Shop();
    private final Path folder;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private PspSimulator simulator;

    Stage(Path folder) throws IOException {
        this.folder = folder;
        this.simulator = start();
    }

    private PspSimulator start() throws IOException {
        return new PspSimulator(
                new Settings(
                        "127.0.0.1",
                        0,
                        folder,
                        new Credentials(SECRET_KEY, PUBLISHABLE_KEY),
                        WEBHOOK_SECRET,
                        Optional.of(URI.create(shop.url())),
                        Optional.empty(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(20)),
                Clock.systemUTC());
    }

    void restart() throws IOException {
        simulator.close();
        simulator = start();
    }

    String url() {
        return "http://127.0.0.1:" + simulator.port();
    }

    StripeClient stripe() {
        return clientFor(url());
    }

    static StripeClient clientFor(String url) {
        return StripeClient.builder()
                .setApiKey(SECRET_KEY)
                .setApiBase(url)
                .setConnectTimeout(5_000)
                .setReadTimeout(10_000)
                .setMaxNetworkRetries(0)
                .build();
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    static PaymentIntentCreateParams.Builder payment(long amount, String currency) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(currency)
                .addPaymentMethodType("card");
    }

    static PaymentIntentCreateParams.Builder paidBy(String method) {
        return payment(5_000, "eur").setPaymentMethod(method).setConfirm(true);
    }

    static PaymentIntentCreateParams.Builder authorisedBy(String method) {
        return paidBy(method).setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL);
    }

    HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path, key);
    }

    HttpResponse<String> form(String path, String key, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path,
                key);
    }

    /** A POST that the HTTP client never repeats by itself, unlike the one inside Stripe's library. */
    HttpResponse<String> formOnce(String path, String body, String idempotencyKey)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path,
                SECRET_KEY);
    }

    /** An order to the simulator; JSON in, JSON out. */
    ObjectNode order(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(json)), "/simulator/" + path, "");
        if (answer.statusCode() != 200) {
            throw new IOException(answer.body());
        }
        return json(answer);
    }

    ObjectNode ask(String path) throws IOException, InterruptedException {
        return json(get("/simulator/" + path, ""));
    }

    static ObjectNode json(HttpResponse<String> answer) {
        return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path, String key)
            throws IOException, InterruptedException {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        URI uri = URI.create(path.startsWith("http") ? path : url() + path);
        return http.send(
                request.uri(uri).timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        simulator.close();
        shop.close();
    }
}
