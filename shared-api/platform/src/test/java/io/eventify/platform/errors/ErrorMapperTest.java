package io.eventify.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.ErrorAnswers.Failure;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMapperTest {

    private static final class NoSeatException extends DomainException {
        NoSeatException(int status) {
            super(status, "no_seat", "seats[0]", "taken");
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSeatException(409), 409, "no_seat"),
                Arguments.of(new NoSeatException(503), 503, "no_seat"),
                Arguments.of(new OptimisticLockException(), 412, "precondition_failed"),
                Arguments.of(new CircuitBreakerOpenException(), 503, "service_unavailable"),
                Arguments.of(new JsonException("x"), 400, "malformed_request"),
                Arguments.of(new JsonbException("x"), 400, "malformed_request"),
                Arguments.of(new ProcessingException(new IOException("down")), 503, "service_unavailable"),
                Arguments.of(new ProcessingException("a defect"), 500, "internal_error"),
                Arguments.of(new NotFoundException(), 404, "not_found"),
                Arguments.of(new ServerErrorException(503), 503, "service_unavailable"),
                Arguments.of(new ServerErrorException(502), 500, "internal_error"),
                Arguments.of(new IllegalStateException("a defect"), 500, "internal_error"),
                // as another service refused it, but never its opinion of our token
                Arguments.of(new RemoteCallException(409, "no_seat", List.of()), 409, "no_seat"),
                Arguments.of(new RemoteCallException(401, "unauthenticated", List.of()), 503, "service_unavailable"),
                Arguments.of(new RemoteCallException(403, "forbidden", List.of()), 503, "service_unavailable"),
                Arguments.of(new RemoteCallException(429, "too_many_requests", List.of()), 503, "service_unavailable"),
                Arguments.of(new RemoteCallException(500, "internal_error", List.of()), 503, "service_unavailable"),
                // what containers wrap
                Arguments.of(new IllegalStateException(new RuntimeException(new NoSeatException(409))), 409, "no_seat"),
                Arguments.of(new NotFoundException(new NoSeatException(409)), 409, "no_seat"),
                Arguments.of(new IllegalStateException(new CircuitBreakerOpenException()), 503, "service_unavailable"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_happened_has_a_status_and_a_stable_code(Throwable thrown, int status, String code) {
        Failure failure = ErrorMapper.failure(thrown);

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void causes_that_go_round_in_a_circle_come_to_an_end() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(ErrorMapper.failure(first).code()).isEqualTo("internal_error");
    }

    @Test
    void a_query_parameter_that_cannot_be_read_is_named_and_not_called_a_missing_page() {
        var unreadable = new NotFoundException(
                "RESTEASY003870: Unable to extract parameter from http request: @jakarta.ws.rs.QueryParam(\"page\") value is 'x'");

        assertThat(ErrorMapper.failure(unreadable))
                .isEqualTo(new Failure(400, "malformed_request", List.of(new Detail("page", "malformed"))));
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed_request",
        "401, unauthenticated",
        "403, forbidden",
        "404, not_found",
        "405, method_not_allowed",
        "406, not_acceptable",
        "409, conflict",
        "410, gone",
        "412, precondition_failed",
        "413, body_too_large",
        "415, unsupported_media_type",
        "422, unprocessable",
        "428, precondition_required",
        "429, too_many_requests",
        "418, request_refused"
    })
    void a_refusal_of_the_container_has_a_code_too(int status, String code) {
        assertThat(ErrorMapper.failure(new ClientErrorException(status)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"fr, fr", "ar, ar", "en, en", "de, en", "fr-CA, fr"})
    void the_message_is_in_the_callers_language_or_in_english(String wanted, String given) {
        Response answer = answer(new Failure(404, "not_found"), Locale.forLanguageTag(wanted), "application/json");

        assertThat(answer.getHeaderString(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo(given);
        assertThat(body(answer).getJsonObject("error").getString("message"))
                .isEqualTo(ErrorMessages.text("not_found", 404, List.of(), Locale.of(given)))
                .isNotBlank();
    }

    @Test
    void a_code_without_a_text_has_the_text_of_its_status() {
        assertThat(ErrorMessages.text("never_heard_of", 404, List.of(), Locale.FRENCH))
                .isNotEqualTo("never_heard_of")
                .isNotEqualTo(ErrorMessages.text("never_heard_of", 404, List.of(), Locale.ENGLISH));
        assertThat(ErrorMessages.text("never_heard_of", 599, List.of(), Locale.ENGLISH))
                .isEqualTo(ErrorMessages.text("never_heard_of", 500, List.of(), Locale.ENGLISH));
    }

    @Test
    void details_name_the_field_and_the_issue() {
        Response answer = answer(
                new Failure(409, "no_seat", List.of(new Detail("seats[0]", "taken"))),
                Locale.ENGLISH,
                "application/json");

        JsonObject error = body(answer).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("no_seat");
        assertThat(error.getString("correlationId")).isNotBlank();
        assertThat(error.getJsonArray("details").getJsonObject(0).getString("field"))
                .isEqualTo("seats[0]");
        assertThat(answer.getHeaderString(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "application/problem+json, true",
        "application/json, false",
        "text/html, false",
        "*/*, false",
        "application/*, false"
    })
    void problem_details_are_for_who_asks_for_them(String accept, boolean asProblem) {
        Response answer = answer(new Failure(409, "no_seat"), Locale.ENGLISH, accept);

        assertThat(answer.getMediaType().getSubtype()).isEqualTo(asProblem ? "problem+json" : "json");
        assertThat(body(answer).containsKey("error")).isNotEqualTo(asProblem);
        if (asProblem) {
            assertThat(body(answer).getString("type")).isEqualTo("urn:eventify:error:no_seat");
            assertThat(body(answer).getInt("status")).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, too_many_requests, 2",
        "503, service_unavailable, 2",
        "409, request_in_progress, 1",
        "409, conflict,"
    })
    void who_may_come_back_is_told_when(int status, String code, String seconds) {
        Response answer = answer(new Failure(status, code), Locale.ENGLISH, "application/json");

        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo(seconds);
    }

    @Test
    void a_redirect_is_no_error() {
        Response moved = Response.status(303).header("Location", "/there").build();

        assertThat(new ErrorMapper().toResponse(new WebApplicationException(moved)))
                .isSameAs(moved);
    }

    private static Response answer(Failure failure, Locale language, String accept) {
        return ErrorAnswers.of(failure, List.of(language), List.of(MediaType.valueOf(accept)));
    }

    private static JsonObject body(Response answer) {
        try (var reader = Json.createReader(new StringReader(answer.getEntity().toString()))) {
            return reader.readObject();
        }
    }
}
