package io.eventify.gateway.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document may cost. The cost is how many objects the answer can have at most: a list counts as many as its {@code size} asks for, inside one another
 * multiplied. Beside it, how many calls to services it can take.
 *
 * @param maxCharacters of the document
 * @param maxTokens of the document
 * @param maxFields after fragments are spread and equal fields are merged
 * @param maxDepth of fields within one another; introspection has twice as many
 * @param maxCost objects in the answer
 * @param maxCalls calls to services, counted as fields that make one
 * @param introspection whether the schema may be asked for
 */
record QueryLimits(
        int maxCharacters,
        int maxTokens,
        int maxFields,
        int maxDepth,
        long maxCost,
        int maxCalls,
        boolean introspection) {
    /** Their fields are calls, each alias one more. */
    private static final Set<String> CALLING = Set.of("Query", "Mutation", "Event", "Me", "Organiser", "Performance");
    /** Lists that nobody gives a size: nearly all are shorter. */
    private static final int UNSIZED = 10;

    void require(ExecutableNormalizedOperation operation, GraphQLSchema schema) throws RequestRefusedException {
        Count count = new Count();
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            boolean schemaItself = field.getFieldName().startsWith("__");
            if (schemaItself && !field.getFieldName().equals("__typename")) {
                if (!introspection) {
                    throw new RequestRefusedException(RequestProblem.INTROSPECTION_DISABLED);
                }
                requireDepth(field, 2 * maxDepth);
                continue;
            }
            requireDepth(field, maxDepth);
            add(count, field, schema, 1, 0);
        }
        if (count.cost > maxCost) {
            throw RequestRefusedException.of(
                    RequestProblem.QUERY_TOO_EXPENSIVE, "query", "cost: " + count.cost + " of at most " + maxCost);
        }
        if (count.calls > maxCalls) {
            throw RequestRefusedException.of(
                    RequestProblem.QUERY_TOO_EXPENSIVE, "query", "calls: " + count.calls + " of at most " + maxCalls);
        }
    }

    private static final class Count {
        private long cost;
        private int calls;
    }

    private static void requireDepth(ExecutableNormalizedField field, int most) throws RequestRefusedException {
        if (field.getLevel() > most) {
            throw RequestRefusedException.of(RequestProblem.QUERY_TOO_DEEP, "query", "depth: at most " + most);
        }
        for (ExecutableNormalizedField child : field.getChildren()) {
            requireDepth(child, most);
        }
    }

    /**
     * @param many how many objects have this field
     * @param pageSize what the page around it was asked to have; 0 outside a page
     */
    private void add(Count count, ExecutableNormalizedField field, GraphQLSchema schema, long many, int pageSize) {
        if (!field.hasChildren()) {
            return;
        }
        if (CALLING.contains(field.getSingleObjectTypeName())) {
            count.calls++;
        }
        Integer size = size(field);
        long objects = many;
        int page = 0;
        if (isList(field.getType(schema))) {
            objects = Math.multiplyExact(many, (long) listSize(field, size, pageSize));
        } else if (size != null) {
            page = size;
        }
        count.cost = Math.addExact(count.cost, objects);
        if (count.cost > maxCost) {
            return;
        }
        for (ExecutableNormalizedField child : field.getChildren()) {
            add(count, child, schema, objects, page);
        }
    }

    private static int listSize(ExecutableNormalizedField field, @Nullable Integer size, int pageSize) {
        if (size != null) {
            return size;
        }
        return field.getFieldName().equals("items") && pageSize > 0 ? pageSize : UNSIZED;
    }

    private static @Nullable Integer size(ExecutableNormalizedField field) {
        return field.getResolvedArguments().get("size") instanceof Integer size ? Math.max(1, size) : null;
    }

    private static boolean isList(GraphQLOutputType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))
                && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLNamedType;
    }
}
