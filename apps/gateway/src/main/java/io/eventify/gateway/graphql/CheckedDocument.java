package io.eventify.gateway.graphql;

/**
 * A document that may run.
 *
 * @param query with nothing but the operation that was asked for
 * @param mutation whether it changes something
 */
record CheckedDocument(String query, boolean mutation) {}
