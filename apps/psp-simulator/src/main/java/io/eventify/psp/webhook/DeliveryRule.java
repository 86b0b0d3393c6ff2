package io.eventify.psp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import java.time.Duration;
import java.util.List;

/**
 * An order to disturb the delivery of events; remembered across restarts.
 *
 * @param intent only events about this PaymentIntent, its charges and refunds; empty means any
 * @param types patterns of event types; empty means all
 * @param left  how many events it still concerns; 0 means no limit
 * @param delay for {@code DELAY}: how much later; for {@code REORDER}: how long to wait for a full window
 * @param window for {@code REORDER}: how many events are gathered and sent last first; for {@code DUPLICATE}: how many copies
 */
public record DeliveryRule(
        String id, String intent, Mode mode, List<String> types, int left, Duration delay, int window) {
    /** What happens to an event's deliveries. */
    public enum Mode {
        DELIVER,
        DROP,
        DELAY,
        DUPLICATE,
        REORDER,
        HOLD
    }

    boolean concerns(String type, String aboutIntent) {
        return (intent.isEmpty() || intent.equals(aboutIntent)) && isOf(type);
    }

    private boolean isOf(String type) {
        return types.isEmpty() || types.stream().anyMatch(pattern -> Events.matches(pattern, type));
    }

    boolean isLastUse() {
        return left == 1;
    }

    DeliveryRule used() {
        return left == 0 ? this : new DeliveryRule(id, intent, mode, types, left - 1, delay, window);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("intent", intent)
                .put("mode", mode.name())
                .put("left", left)
                .put("delayMs", delay.toMillis())
                .put("window", window);
        types.forEach(json.putArray("types")::add);
        return json;
    }

    static DeliveryRule of(ObjectNode json) {
        return new DeliveryRule(
                Json.text(json, "id"),
                json.path("intent").asText(),
                Mode.valueOf(Json.text(json, "mode")),
                json.path("types").valueStream().map(type -> type.textValue()).toList(),
                json.path("left").intValue(),
                Duration.ofMillis(json.path("delayMs").longValue()),
                json.path("window").intValue());
    }
}
