/**
 * One request for a whole page: {@code /graphql} composes what the services answer over HTTP, in the name of the caller. It decides nothing and stores
 * nothing but persisted queries. {@code GraphqlFilter} is the way in: it speaks GraphQL over HTTP, checks the document and its cost before anything runs,
 * and writes the errors.
 */
@NullMarked
package io.eventify.gateway.graphql;

import org.jspecify.annotations.NullMarked;
