package io.eventify.catalogue.search;

import io.eventify.contracts.catalogue.SearchAnswer.Facets;

/** Of everything that was found, whichever page of it is shown. Public for JSON-B, since it is kept as JSON. */
public record Counts(long total, Facets facets) {}
