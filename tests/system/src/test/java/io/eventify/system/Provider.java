package io.eventify.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The payment provider from its own side: its books, what goes wrong there, and the webhooks it sends. */
final class Provider {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MANY = 10_000;
    private final Api controls = TestPlatform.pspControls();

    /** The provider's books of an order's payment; amounts in the smallest unit. */
    JsonNode booksOf(String orderId) {
        JsonNode payments = controls.get("/state?metadata%5Border_id%5D=" + orderId)
                .expect(200)
                .json()
                .path("payments");
        if (payments.size() != 1) {
            throw new IllegalStateException(
                    "order " + orderId + " has " + payments.size() + " payments at the provider");
        }
        return payments.get(0);
    }

    /** Waits until a figure in the provider's books is as it should be; the books. */
    JsonNode awaitBooks(String orderId, String figure, String value, Duration limit) {
        return Patience.until(
                "the provider's " + figure + " of " + orderId + " is " + value,
                limit,
                () -> booksOf(orderId),
                books -> books.path(figure).asText().equals(value));
    }

    /** What happens to webhooks of these types from now on: drop, hold, duplicate, reorder. */
    void webhooks(String mode, String... types) {
        ObjectNode rule = Json.object().put("mode", mode);
        if (mode.equals("duplicate")) {
            rule.put("window", 3);
        }
        for (String type : types) {
            rule.withArray("types").add(type);
        }
        controls.post("/webhooks", rule).expect(200);
    }

    /** Sends what was held; how many. */
    int flush(boolean latestFirst) {
        return controls.post("/webhooks/flush", Json.object().put("latestFirst", latestFirst))
                .expect(200)
                .json()
                .path("flushed")
                .asInt();
    }

    /** Lets the next calls of an operation fail, before or after their effect. */
    void fail(String operation, String mode, String moment, int times) {
        ObjectNode failure = Json.object()
                .put("operation", operation)
                .put("mode", mode)
                .put("after", moment)
                .put("count", times);
        if (mode.equals("timeout")) {
            failure.put("delayMs", 4_000);
        }
        controls.post("/failures", failure).expect(200);
    }

    /** Lets all calls of these operations fail until {@link #recover()}. */
    void isDownFor(String operations) {
        fail(operations, "error500", "before", MANY);
    }

    /** Calls and webhooks work again; webhooks that are held stay held. */
    void recover() {
        controls.delete("/failures").expect(200);
        controls.delete("/webhooks").expect(200);
    }

    /** As it is without a test. */
    void calm() {
        recover();
        flush(false);
    }

    /** Events about an object, the latest first, as the provider keeps them. */
    List<JsonNode> eventsOf(String objectId) {
        List<JsonNode> events = new ArrayList<>();
        asAccount().get("/v1/events?limit=100").expect(200).json().path("data").forEach(event -> {
            if (event.path("data").path("object").path("id").asText().equals(objectId)) {
                events.add(event);
            }
        });
        return events;
    }

    private Api asAccount() {
        return Api.at(URI.create(TestPlatform.running().value("EVENTIFY_PSP_URL")))
                .with("Authorization", "Bearer " + TestPlatform.running().value("EVENTIFY_PSP_SECRET_KEY"));
    }

    /** Delivers a message as the provider would have signed it at that moment. */
    static Answer deliver(String payload, Instant signedAt, String secret) {
        return TestPlatform.running()
                .gateway()
                .with("Stripe-Signature", signature(payload, signedAt.getEpochSecond(), secret))
                .send("POST", "/api/webhooks/psp", payload, "application/json");
    }

    static String webhookSecret() {
        return TestPlatform.running().value("EVENTIFY_PSP_WEBHOOK_SECRET");
    }

    private static String signature(String payload, long epochSeconds, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = mac.doFinal((epochSeconds + "." + payload).getBytes(StandardCharsets.UTF_8));
            return "t=" + epochSeconds + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
