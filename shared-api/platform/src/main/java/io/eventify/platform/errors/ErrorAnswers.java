package io.eventify.platform.errors;

import io.eventify.contracts.ErrorBody;
import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.ErrorBody.Problem;
import io.eventify.platform.rest.RequestCorrelation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;

/** Builds the answer to a request that failed: the error body of docs, or problem details (RFC 9457) for a client that asks for them. */
final class ErrorAnswers {
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private ErrorAnswers() {}

    /** What is to be told. A code whose text is in no bundle gets the text of its status. */
    record Failure(int status, String code, List<Detail> details, List<Object> arguments) {
        Failure(int status, String code) {
            this(status, code, List.of(), List.of());
        }

        Failure(int status, String code, List<Detail> details) {
            this(status, code, details, List.of());
        }
    }

    static Response of(Failure failure, HttpHeaders request) {
        return of(failure, request.getAcceptableLanguages(), request.getAcceptableMediaTypes());
    }

    static Response of(Failure failure, List<Locale> languages, List<MediaType> mediaTypes) {
        Locale language = ErrorMessages.language(languages);
        String message = ErrorMessages.text(failure.code(), failure.status(), failure.arguments(), language);
        UUID correlationId = RequestCorrelation.current();
        boolean asProblem = prefersProblemDetails(mediaTypes);
        JsonObject body = asProblem
                ? problemDetails(failure, message, correlationId)
                : errorBody(new Problem(failure.code(), message, failure.details(), correlationId));
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(asProblem ? PROBLEM : MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .entity(body.toString());
        retryAfterSeconds(failure).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    private static OptionalInt retryAfterSeconds(Failure failure) {
        return switch (failure.status()) {
            case 429, 503 -> OptionalInt.of(2);
            case 409 -> failure.code().equals("request_in_progress") ? OptionalInt.of(1) : OptionalInt.empty();
            default -> OptionalInt.empty();
        };
    }

    /* The list is sorted by preference. */
    private static boolean prefersProblemDetails(List<MediaType> acceptable) {
        for (MediaType type : acceptable) {
            if (type.getType().equals(PROBLEM.getType()) && type.getSubtype().equals(PROBLEM.getSubtype())) {
                return true;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !type.isWildcardSubtype()) {
                return false;
            }
        }
        return false;
    }

    private static JsonObject errorBody(Problem problem) {
        ErrorBody body = new ErrorBody(problem);
        return Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("code", body.error().code())
                                .add("message", body.error().message())
                                .add("details", details(body.error().details()))
                                .add(
                                        "correlationId",
                                        body.error().correlationId().toString()))
                .build();
    }

    private static JsonObject problemDetails(Failure failure, String message, UUID correlationId) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "urn:eventify:error:" + failure.code())
                .add("title", message)
                .add("status", failure.status())
                .add("instance", "urn:uuid:" + correlationId)
                .add("code", failure.code())
                .add("correlationId", correlationId.toString());
        if (!failure.details().isEmpty()) {
            problem.add("details", details(failure.details()));
        }
        return problem.build();
    }

    private static JsonArrayBuilder details(List<Detail> details) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        details.forEach(detail -> array.add(
                Json.createObjectBuilder().add("field", detail.field()).add("issue", detail.issue())));
        return array;
    }
}
