/** The types of the GraphQL schema. Classes with public fields: the engine of the server takes no records. Their descriptions are the schema's. */
@NullMarked
package io.eventify.gateway.graphql.type;

import org.jspecify.annotations.NullMarked;
