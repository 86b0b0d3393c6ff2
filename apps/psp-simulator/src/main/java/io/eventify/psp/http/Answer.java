package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;

/** A status and a JSON body. */
public record Answer(int status, ObjectNode body) {
    public static Answer ok(ObjectNode object) {
        return new Answer(200, Json.visible(object));
    }

    /** An error whose effects are kept, such as a decline that leaves its trace on the PaymentIntent. */
    public static Answer error(int status, ObjectNode error) {
        ObjectNode body = Json.object();
        body.set("error", error);
        return new Answer(status, body);
    }
}
