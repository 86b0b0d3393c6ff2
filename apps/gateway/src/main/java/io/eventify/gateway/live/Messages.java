package io.eventify.gateway.live;

import io.eventify.contracts.inventory.AvailabilityClient.SeatStates;
import io.eventify.contracts.inventory.AvailabilityClient.SectionStates;
import io.eventify.contracts.inventory.AvailabilityClient.Zone;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What listeners are sent, as server-sent events (HTML Living Standard, 9.2). */
final class Messages {
    private Messages() {}

    /** The beginning: whoever reads the seat map after it has missed nothing. */
    static byte[] ready(long id) {
        return message(id, "ready", Json.createObjectBuilder().build());
    }

    /** What came in between is no longer known: read the seat map anew. */
    static byte[] reset(long id) {
        return message(id, "reset", Json.createObjectBuilder().build());
    }

    static byte[] heartbeat(long id) {
        return message(id, "heartbeat", Json.createObjectBuilder().build());
    }

    static byte[] order(long id, JsonObject order) {
        return message(id, "order", order);
    }

    /** The states of the touched seats and the numbers of all, as they are now. */
    static byte[] places(long id, SeatStates states, Set<UUID> touched, SeatIndex index) {
        Map<String, JsonArrayBuilder> byState = new LinkedHashMap<>();
        for (UUID seat : touched) {
            String state = index.state(states, seat);
            if (state != null) {
                byState.computeIfAbsent(state, none -> Json.createArrayBuilder())
                        .add(seat.toString());
            }
        }
        JsonObjectBuilder seats = Json.createObjectBuilder();
        byState.forEach(seats::add);
        JsonArrayBuilder zones = Json.createArrayBuilder();
        long remaining = 0;
        for (Zone zone : states.buckets()) {
            remaining += zone.remaining();
            zones.add(Json.createObjectBuilder()
                    .add("id", zone.bucketId().toString())
                    .add("remaining", zone.remaining()));
        }
        for (SectionStates section : states.sections()) {
            remaining +=
                    section.states().chars().filter(letter -> letter == 'f').count();
        }
        return message(
                id,
                "places",
                Json.createObjectBuilder()
                        .add("performanceId", states.performanceId().toString())
                        .add("salesStatus", states.salesStatus())
                        .add("available", states.salesStatus().equals("open") && remaining > 0)
                        .add("remaining", remaining)
                        .add("seats", seats)
                        .add("zones", zones)
                        .build());
    }

    private static byte[] message(long id, String event, JsonObject data) {
        return ("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
