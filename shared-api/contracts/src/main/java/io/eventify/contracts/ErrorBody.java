package io.eventify.contracts;

import java.util.List;
import java.util.UUID;

/**
 * The body of every error answer.
 *
 * @param error what went wrong
 */
public record ErrorBody(Problem error) {

    /**
     * @param code stable, machine-readable, snake case; listed in the OpenAPI document
     * @param message for a person, in the language of {@code Accept-Language} (fr, en, ar)
     * @param details one entry for each field that is to blame; may be empty
     * @param correlationId the id under which logs and events of the request are found
     */
    public record Problem(String code, String message, List<Detail> details, UUID correlationId) {}

    /**
     * @param field path of the field, such as {@code items[0].seatId}
     * @param issue what is wrong with it, as a stable word or a short text
     */
    public record Detail(String field, String issue) {}
}
