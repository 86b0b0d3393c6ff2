package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What came back for a request. */
public record Answer(String request, HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    /** Whether the same request may succeed a little later. */
    boolean isForLater() {
        return status() == 429
                || status() == 503
                || (status() == 409 && errorCode().equals("request_in_progress"));
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        try {
            return response.body().length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " answered no JSON: " + text(), e);
        }
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A header's first value, or an empty string. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The stable code of an error answer. */
    public String errorCode() {
        return json().path("error").path("code").asText();
    }

    /**
     * @throws UnexpectedAnswerException if the status is none of these
     */
    public Answer expect(int... statuses) {
        for (int status : statuses) {
            if (status == status()) {
                return this;
            }
        }
        throw new UnexpectedAnswerException(this, statuses);
    }
}
