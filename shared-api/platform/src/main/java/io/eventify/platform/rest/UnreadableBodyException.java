package io.eventify.platform.rest;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** A request's body is not what the operation takes: 400 {@code malformed_request} or {@code unknown_field}, 413 {@code body_too_large}. */
public class UnreadableBodyException extends DomainException {

    private UnreadableBodyException(int status, String code, List<Detail> details) {
        super(status, code, details);
    }

    /** @param issue a stable word, such as {@code expected_uuid} */
    static UnreadableBodyException malformed(String field, String issue) {
        return new UnreadableBodyException(400, "malformed_request", List.of(new Detail(field, issue)));
    }

    static UnreadableBodyException notJson() {
        return new UnreadableBodyException(400, "malformed_request", List.of(new Detail("body", "expected_json")));
    }

    static UnreadableBodyException unknownFields(List<Detail> fields) {
        return new UnreadableBodyException(400, "unknown_field", fields);
    }

    static UnreadableBodyException tooLarge() {
        return new UnreadableBodyException(413, "body_too_large", List.of());
    }
}
