package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;

/**
 * An error answer in Stripe's words; thrown, it gives up the running change.
 *
 * @see <a href="https://docs.stripe.com/api/errors">Stripe: errors</a>
 */
public final class ApiError extends RuntimeException {
    private static final String DOCUMENTATION = "https://stripe.com/docs/error-codes/";

    private final int status;
    private final boolean recorded;
    private final transient ObjectNode error;

    private ApiError(int status, boolean recorded, ObjectNode error) {
        super(Json.text(error, "message"), null, false, false);
        this.status = status;
        this.recorded = recorded;
        this.error = error;
    }

    /** A parameter is wrong; found before processing began, so no idempotency key remembers it. */
    public static ApiError parameter(String code, String message, String param) {
        return invalid(400, false, code, message).withParam(param);
    }

    /** The request is well formed but the state of the object forbids it; an idempotency key remembers the refusal. */
    public static ApiError refused(String code, String message) {
        return invalid(400, true, code, message);
    }

    /** The object named in the URL does not exist. */
    public static ApiError notFound(String what, String id, String param) {
        return invalid(404, false, "resource_missing", "No such %s: '%s'".formatted(what, id))
                .withParam(param);
    }

    /** The object named in a parameter does not exist. */
    public static ApiError missingReference(String what, String id, String param) {
        return parameter("resource_missing", "No such %s: '%s'".formatted(what, id), param);
    }

    public static ApiError invalid(int status, String code, String message) {
        return invalid(status, false, code, message);
    }

    public static ApiError idempotency(int status, String code, String message) {
        return new ApiError(status, false, body("idempotency_error", code, message));
    }

    public static ApiError internal() {
        return new ApiError(500, false, body("api_error", "", "An unknown error occurred in the PSP simulator."));
    }

    private static ApiError invalid(int status, boolean recorded, String code, String message) {
        return new ApiError(status, recorded, body("invalid_request_error", code, message));
    }

    /** The inside of an error body; an empty code is left out. */
    public static ObjectNode body(String type, String code, String message) {
        ObjectNode error = Json.object().put("type", type).put("message", message);
        if (!code.isEmpty()) {
            error.put("code", code).put("doc_url", DOCUMENTATION + code.replace('_', '-'));
        }
        return error;
    }

    public ApiError withParam(String param) {
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return this;
    }

    /** Adds the object whose state led to the refusal, as Stripe does for PaymentIntents. */
    public ApiError about(String name, ObjectNode object) {
        error.set(name, Json.visible(object));
        return this;
    }

    /** Whether processing had begun, so that a repeated idempotency key gets this answer again. */
    boolean isRecorded() {
        return recorded;
    }

    public Answer answer() {
        return Answer.error(status, error);
    }
}
