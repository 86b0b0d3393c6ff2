package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;

/** The index is being made for the first time, or cannot be reached: 503 {@code search_unavailable}. */
public class SearchUnavailableException extends DomainException {
    /** The server of the index does not answer. */
    SearchUnavailableException(Throwable cause) {
        this();
        initCause(cause);
    }

    public SearchUnavailableException() {
        super(503, "search_unavailable");
    }
}
