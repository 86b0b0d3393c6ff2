package io.eventify.gateway;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway itself refuses, with its stable code; the text comes from the bundle {@code gateway-errors}. */
public enum GatewayProblem {
    NOT_FOUND(404, "not_found"),
    BODY_TOO_LARGE(413, "body_too_large"),
    LENGTH_INVALID(400, "malformed_request"),
    RETURN_TO_INVALID(400, "return_to_invalid", "returnTo"),
    ACTION_INVALID(400, "action_invalid", "action"),
    CSRF_REFUSED(403, "csrf_refused"),
    METHOD_NOT_ALLOWED(405, "method_not_allowed"),
    INTERNAL_ERROR(500, "internal_error"),
    SESSIONS_UNAVAILABLE(503, "sessions_unavailable"),
    LOGIN_UNAVAILABLE(503, "login_unavailable"),
    RATE_LIMITED(429, "rate_limited"),
    SERVICE_UNAVAILABLE(503, "service_unavailable"),
    SERVICE_TIMEOUT(503, "service_timeout");

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("ar"));
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final int status;
    private final String code;
    private final @Nullable String field;

    GatewayProblem(int status, String code) {
        this(status, code, null);
    }

    GatewayProblem(int status, String code, @Nullable String field) {
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Writes the answer, as a problem document when the client asks for one. */
    public void answer(HttpServletRequest request, HttpServletResponse response, UUID correlationId)
            throws IOException {
        Locale language = language(request.getHeader("Accept-Language"));
        String message = ResourceBundle.getBundle("gateway-errors", language, NO_FALLBACK)
                .getString(code);
        boolean problemDocument = String.valueOf(request.getHeader("Accept")).contains("application/problem+json");
        JsonObject body = problemDocument ? problemDocument(message, correlationId) : errorBody(message, correlationId);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(problemDocument ? "application/problem+json" : "application/json");
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private JsonObject errorBody(String message, UUID correlationId) {
        return Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("message", message)
                                .add("details", details())
                                .add("correlationId", correlationId.toString()))
                .build();
    }

    private JsonArrayBuilder details() {
        JsonArrayBuilder details = Json.createArrayBuilder();
        if (field != null) {
            details.add(Json.createObjectBuilder().add("field", field).add("issue", code));
        }
        return details;
    }

    private JsonObject problemDocument(String message, UUID correlationId) {
        return Json.createObjectBuilder()
                .add("type", "urn:eventify:error:" + code)
                .add("title", message)
                .add("status", status)
                .add("instance", "urn:uuid:" + correlationId)
                .add("code", code)
                .add("correlationId", correlationId.toString())
                .build();
    }

    /** The language of the three that a caller reads best; English when none fits. */
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformedHeader) {
            return Locale.ENGLISH;
        }
    }
}
