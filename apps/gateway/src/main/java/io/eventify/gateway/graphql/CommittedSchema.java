package io.eventify.gateway.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** {@code schema.graphql} as it is committed: documents are checked against it. A test compares it with what the engine serves. */
final class CommittedSchema {
    private static final String RESOURCE = "/graphql/schema.graphql";

    private CommittedSchema() {}

    static GraphQLSchema load() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(CommittedSchema.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8)) {
            return of(new SchemaParser().parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is executed on it: its scalars take every value, and the engine looks at them itself. */
    static GraphQLSchema of(TypeDefinitionRegistry types) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        types.scalars().keySet().stream()
                .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(GraphQLScalarType.newScalar()
                        .name(name)
                        .coercing(new AnyValue())
                        .build()));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static final class AnyValue implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return value;
        }
    }
}
