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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The payment provider from its own side: its books, what goes wrong there, and the webhooks it sends. What a test disturbs concerns the payments of its own orders only,
 * so that tests can run side by side and the provider as a whole is never thought to be down.
 */
final class Provider {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MANY = 10_000;
    private final Api controls = TestPlatform.pspControls();
    private final Set<String> disturbed = new LinkedHashSet<>();

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

    /** What happens from now on to webhooks of these types (all when none is named) about an order's payment: drop, hold, duplicate, reorder. */
    void webhooks(String mode, String orderId, String... types) {
        ObjectNode rule = Json.object().put("mode", mode).put("payment_intent", disturbed(orderId));
        if (mode.equals("duplicate")) {
            rule.put("window", 3);
        }
        for (String type : types) {
            rule.withArray("types").add(type);
        }
        controls.post("/webhooks", rule).expect(200);
    }

    /** Sends what was held of an order's payment; how many. */
    int flush(String orderId, boolean latestFirst) {
        return flushIntent(intentOf(orderId), latestFirst);
    }

    private int flushIntent(String intent, boolean latestFirst) {
        return controls.post(
                        "/webhooks/flush",
                        Json.object().put("latestFirst", latestFirst).put("payment_intent", intent))
                .expect(200)
                .json()
                .path("flushed")
                .asInt();
    }

    /** Lets the next calls of an operation about an order's payment fail, before or after their effect. */
    void fail(String orderId, String operation, String mode, String moment, int times) {
        ObjectNode failure = Json.object()
                .put("payment_intent", disturbed(orderId))
                .put("operation", operation)
                .put("mode", mode)
                .put("after", moment)
                .put("count", times);
        if (mode.equals("timeout")) {
            failure.put("delayMs", 4_000);
        }
        controls.post("/failures", failure).expect(200);
    }

    /** As {@link #fail}, for all calls until {@link #calm()}. */
    void failAlways(String orderId, String operation, String mode, String moment) {
        fail(orderId, operation, mode, moment, MANY);
    }

    /** The bank of an order's customer, which let refunds fail, takes them from now on. */
    void letRefundsArrive(String orderId) {
        controls.post("/payment_intents/" + intentOf(orderId) + "/let_refunds_arrive")
                .expect(200);
    }

    /** Calls and webhooks about an order's payment work again; webhooks that are held stay held. */
    void recover(String orderId) {
        recoverIntent(intentOf(orderId));
    }

    private void recoverIntent(String intent) {
        controls.delete("/failures?payment_intent=" + intent).expect(200);
        controls.delete("/webhooks?payment_intent=" + intent).expect(200);
    }

    /** Ends all that was ordered here, and sends what was held. Other tests' orders stand. */
    void calm() {
        disturbed.forEach(intent -> {
            recoverIntent(intent);
            flushIntent(intent, false);
        });
        disturbed.clear();
    }

    private String disturbed(String orderId) {
        String intent = intentOf(orderId);
        disturbed.add(intent);
        return intent;
    }

    private String intentOf(String orderId) {
        return booksOf(orderId).path("id").asText();
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
