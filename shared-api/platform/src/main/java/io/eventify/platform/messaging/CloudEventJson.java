package io.eventify.platform.messaging;

import io.eventify.contracts.events.EventSchemas;
import io.eventify.platform.outbox.PendingEvent;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** The envelope: CloudEvents 1.0, JSON event format, structured mode. */
final class CloudEventJson {

    private CloudEventJson() {}

    /** @param context the producing context */
    static String write(PendingEvent event, String context) {
        JsonObjectBuilder envelope = Json.createObjectBuilder()
                .add("specversion", "1.0")
                .add("id", event.id().toString())
                .add("type", event.type())
                .add("source", source(context))
                .add("subject", event.subject().toString())
                .add("time", event.occurredAt().toString())
                .add("datacontenttype", "application/json")
                .add("dataschema", dataSchema(event))
                .add("correlationid", event.correlationId().toString());
        if (event.traceparent() != null) {
            envelope.add("traceparent", event.traceparent());
        }
        try (JsonReader data = Json.createReader(new StringReader(event.data()))) {
            return envelope.add("data", data.readValue()).build().toString();
        }
    }

    static String source(String context) {
        return "/" + context + "-service";
    }

    static String dataSchema(PendingEvent event) {
        return EventSchemas.uri(event.type());
    }
}
