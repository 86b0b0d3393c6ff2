package io.eventify.gateway.graphql;

/**
 * A document that may run.
 *
 * @param query with nothing but the operation that was asked for
 * @param mutation whether it changes something
 * @param shareable whether it asks for nothing but what everybody may see, so that its answer to somebody unknown is everybody's
 */
record CheckedDocument(String query, boolean mutation, boolean shareable) {}
