package io.eventify.invariants;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Api;
import io.eventify.journey.RunningPlatform;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The LRAs that the coordinator has not forgotten. */
final class Coordinator {
    private final RunningPlatform platform;

    Coordinator(RunningPlatform platform) {
        this.platform = platform;
    }

    List<Lra> all() {
        Api api = Api.at(URI.create(platform.value("EVENTIFY_LRA_URL")))
                .as(platform.serviceAccount("order"))
                .with("Accept", "application/json");
        List<Lra> lras = new ArrayList<>();
        for (JsonNode lra : api.get("/").expect(200).json()) {
            String id = lra.path("lraId").asText();
            lras.add(new Lra(
                    id.substring(id.lastIndexOf('/') + 1),
                    id,
                    lra.path("status").asText(),
                    Instant.ofEpochMilli(lra.path("startTime").asLong())));
        }
        return lras;
    }

    /** @param uid the last part of the id */
    record Lra(String uid, String id, String status, Instant startedAt) {}
}
