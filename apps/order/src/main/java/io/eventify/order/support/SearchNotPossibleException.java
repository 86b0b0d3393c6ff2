package io.eventify.order.support;

import io.eventify.platform.errors.DomainException;

/** Not exactly one of mail, number and ticket: 422 {@code search_needs_one}. */
public class SearchNotPossibleException extends DomainException {
    SearchNotPossibleException() {
        super(422, "search_needs_one");
    }
}
