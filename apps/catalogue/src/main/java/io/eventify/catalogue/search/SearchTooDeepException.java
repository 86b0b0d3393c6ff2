package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;

/** The page lies beyond the first 10,000 hits: 400 {@code search_too_deep}. */
public class SearchTooDeepException extends DomainException {
    public SearchTooDeepException() {
        super(400, "search_too_deep", "page", "invalid");
    }
}
