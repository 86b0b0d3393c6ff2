package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import java.util.Map;
import java.util.Optional;

/** One authenticated call of an operation. */
public record Call(
        Credentials.Caller caller,
        Map<String, String> path,
        Parameters parameters,
        String requestId,
        Optional<String> idempotencyKey) {
    public String id() {
        return path.getOrDefault("id", "");
    }

    /** What events say about the request that caused them. */
    public ObjectNode origin() {
        return Json.object().put("id", requestId).put("idempotency_key", idempotencyKey.orElse(null));
    }
}
