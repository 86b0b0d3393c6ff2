package io.eventify.invariants;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Api;
import io.eventify.journey.RunningPlatform;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The payment provider's own books. */
final class Provider {
    private static final int MOST_PAGES = 1_000;
    private final RunningPlatform platform;

    Provider(RunningPlatform platform) {
        this.platform = platform;
    }

    /** Every PaymentIntent by its id; amounts in minor units. */
    Map<String, Intent> intents() {
        Api api = Api.at(URI.create(platform.value("EVENTIFY_PSP_URL")));
        Map<String, Intent> intents = new LinkedHashMap<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode report =
                    api.get("/simulator/state?limit=1000" + after).expect(200).json();
            for (JsonNode line : report.path("payments")) {
                Intent intent = intent(line);
                intents.put(intent.id(), intent);
                after = "&starting_after=" + intent.id();
            }
            if (!report.path("has_more").asBoolean()) {
                return intents;
            }
        }
        throw new IllegalStateException("more than " + MOST_PAGES + " pages of payments");
    }

    private static Intent intent(JsonNode line) {
        return new Intent(
                line.path("id").asText(),
                line.path("status").asText(),
                line.path("capturable").asLong(),
                line.path("captured").asLong(),
                line.path("refunded").asLong(),
                line.path("metadata").path("order_id").asText());
    }

    /** @param capturable authorised and neither captured nor voided */
    record Intent(String id, String status, long capturable, long captured, long refunded, String orderId) {}
}
