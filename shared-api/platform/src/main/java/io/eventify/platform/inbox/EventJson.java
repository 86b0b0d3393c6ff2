package io.eventify.platform.inbox;

import io.eventify.platform.rest.JsonOutput;
import io.eventify.platform.rest.JsonRecords;
import jakarta.json.JsonObject;

/** Reads and writes the data of domain events: lenient when reading, since producers add fields. */
public final class EventJson {
    private EventJson() {}

    static <T> T read(JsonObject data, Class<T> type) {
        return JsonRecords.readMessage(data, type);
    }

    /** The data as JSON text. */
    public static String write(Object data) {
        return JsonOutput.write(data);
    }
}
