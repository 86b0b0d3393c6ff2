package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;

/** No such day or time: 400 {@code date_invalid}. */
public class DateInvalidException extends DomainException {
    public DateInvalidException(String field) {
        super(400, "date_invalid", field, "invalid");
    }
}
