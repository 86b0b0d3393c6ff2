package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import io.eventify.psp.ledger.Json;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, killed without warning. */
class RecoveryTest {
    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Shop shop = new Shop();
    private int port;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        launch();
    }

    @AfterEach
    void stop() throws Exception {
        kill();
        shop.close();
    }

    private void launch() throws Exception {
        process = builder(port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::isHealthy);
    }

    private ProcessBuilder builder(int listeningPort) {
        String classPath = Stream.of(PspSimulator.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                PspSimulator.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "EVENTIFY_PSP_PORT",
                        String.valueOf(listeningPort),
                        "EVENTIFY_PSP_DATA",
                        folder.resolve("psp").toString(),
                        "EVENTIFY_PSP_SECRET_KEY",
                        Stage.SECRET_KEY,
                        "EVENTIFY_PSP_PUBLISHABLE_KEY",
                        Stage.PUBLISHABLE_KEY,
                        "EVENTIFY_PSP_WEBHOOK_SECRET",
                        Stage.WEBHOOK_SECRET,
                        "EVENTIFY_PSP_WEBHOOK_URL",
                        shop.url(),
                        "EVENTIFY_PSP_WEBHOOK_BACKOFF_MS",
                        "50",
                        "EVENTIFY_PSP_SETTLEMENT_DELAY_MS",
                        "1500"));
        return builder;
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return ask("health").path("status").textValue().equals("UP");
        } catch (IOException e) {
            return false;
        }
    }

    private ObjectNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/simulator/%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(5))
                .build();
        return Json.parse(
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private StripeClient stripe() {
        return Stage.clientFor("http://127.0.0.1:" + port);
    }

    @Test
    void money_keys_events_and_undelivered_webhooks_survive_a_kill() throws Exception {
        PaymentIntent paid = stripe().v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_refundFail")
                        .putMetadata("order_id", "o-7")
                        .build());
        PaymentIntentCaptureParams capture =
                PaymentIntentCaptureParams.builder().setAmountToCapture(4_000L).build();
        stripe().v1().paymentIntents().capture(paid.getId(), capture, Stage.key("capture-7"));
        shop.awaitTypes("payment_intent.succeeded", "charge.captured");
        shop.refuseNext(Integer.MAX_VALUE);
        stripe().v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(paid.getId())
                                .setAmount(1_500L)
                                .build(),
                        Stage.key("refund-7"));

        kill();
        shop.refuseNext(0);
        launch();

        assertThat(stripe().v1().paymentIntents().retrieve(paid.getId()).getAmountReceived())
                .isEqualTo(4_000);
        assertThat(stripe().v1()
                        .paymentIntents()
                        .capture(paid.getId(), capture, Stage.key("capture-7"))
                        .getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .contains("true");
        shop.awaitTypes("refund.created", "charge.refunded");
        shop.awaitTypes("refund.failed");
        ObjectNode payment = (ObjectNode)
                ask("state?metadata[order_id]=o-7".replace("[", "%5B").replace("]", "%5D"))
                        .path("payments")
                        .get(0);
        assertThat(payment.path("authorised").longValue()).isEqualTo(5_000);
        assertThat(payment.path("captured").longValue()).isEqualTo(4_000);
        assertThat(payment.path("refunded").longValue()).isZero();
        assertThat(payment.path("refunds").get(0).path("status").textValue()).isEqualTo("failed");
    }

    @Test
    void a_second_process_on_the_same_folder_is_refused() throws Exception {
        Process refused = builder(0).redirectErrorStream(true).start();
        String output = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(refused.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(2);
        assertThat(output).contains("another PSP simulator uses");
    }
}
