package io.eventify.gateway.graphql;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.eventify.gateway.graphql.RequestRefusedException.Finding;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a document and decides whether it may run: its syntax, whether it fits the schema, and what it costs. Nothing is executed for one that may not. */
final class DocumentCheck {
    private static final Set<String> PUBLIC = Set.of("event", "search", "suggest", "__typename");
    private static final int MOST_ERRORS = 10;

    private final GraphQLSchema schema;
    private final QueryLimits limits;

    DocumentCheck(GraphQLSchema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
    }

    CheckedDocument check(String query, @Nullable String operationName, JsonObject variables)
            throws RequestRefusedException {
        Document document = parse(query);
        OperationDefinition operation = operation(document, operationName);
        validate(document);
        CoercedVariables values = coerce(operation, variables);
        ExecutableNormalizedOperation normalized = normalized(document, operation, values);
        limits.require(normalized, schema);
        boolean single =
                document.getDefinitionsOfType(OperationDefinition.class).size() == 1;
        return new CheckedDocument(
                single ? query : only(document, operation),
                operation.getOperation() == OperationDefinition.Operation.MUTATION,
                operation.getOperation() == OperationDefinition.Operation.QUERY
                        && normalized.getTopLevelFields().stream()
                                .allMatch(field -> PUBLIC.contains(field.getFieldName())));
    }

    private Document parse(String query) throws RequestRefusedException {
        ParserOptions options = ParserOptions.newParserOptions()
                .maxCharacters(limits.maxCharacters())
                .maxTokens(limits.maxTokens())
                .maxWhitespaceTokens(limits.maxCharacters())
                .maxRuleDepth(limits.maxTokens())
                .captureIgnoredChars(false)
                .build();
        try {
            return new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(query)
                            .parserOptions(options)
                            .locale(Locale.ENGLISH)
                            .build());
        } catch (ParseCancelledTooDeepException e) {
            throw new RequestRefusedException(RequestProblem.QUERY_TOO_DEEP);
        } catch (ParseCancelledException | ParseCancelledTooManyCharsException e) {
            throw new RequestRefusedException(RequestProblem.QUERY_TOO_LARGE);
        } catch (InvalidSyntaxException e) {
            throw new RequestRefusedException(
                    RequestProblem.QUERY_SYNTAX,
                    new Finding("query", String.valueOf(e.getMessage()), location(e.getLocation())));
        }
    }

    private static OperationDefinition operation(Document document, @Nullable String name)
            throws RequestRefusedException {
        List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null && all.size() == 1) {
            return all.getFirst();
        }
        return all.stream()
                .filter(operation -> name != null && name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(
                        () -> RequestRefusedException.of(RequestProblem.OPERATION_UNKNOWN, "operationName", "unknown"));
    }

    private void validate(Document document) throws RequestRefusedException {
        List<ValidationError> errors = new Validator().validateDocument(schema, document, Locale.ENGLISH);
        if (!errors.isEmpty()) {
            throw new RequestRefusedException(
                    RequestProblem.QUERY_INVALID,
                    errors.stream()
                            .limit(MOST_ERRORS)
                            .map(error -> new Finding(
                                    error.getQueryPath() == null ? "query" : String.join(".", error.getQueryPath()),
                                    error.getMessage(),
                                    error.getLocations() == null
                                                    || error.getLocations().isEmpty()
                                            ? null
                                            : location(error.getLocations().getFirst())))
                            .toList());
        }
    }

    private CoercedVariables coerce(OperationDefinition operation, JsonObject variables)
            throws RequestRefusedException {
        try {
            return ValuesResolver.coerceVariableValues(
                    schema,
                    operation.getVariableDefinitions(),
                    RawVariables.of(map(variables)),
                    GraphQLContext.getDefault(),
                    Locale.ENGLISH);
        } catch (GraphQLException e) {
            throw RequestRefusedException.of(
                    RequestProblem.VARIABLES_INVALID, "variables", String.valueOf(e.getMessage()));
        }
    }

    private ExecutableNormalizedOperation normalized(
            Document document, OperationDefinition operation, CoercedVariables values) throws RequestRefusedException {
        Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        try {
            return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                    schema,
                    operation,
                    fragments,
                    values,
                    ExecutableNormalizedOperationFactory.Options.defaultOptions()
                            .maxFieldsCount(limits.maxFields())
                            .maxChildrenDepth(limits.maxTokens()));
        } catch (AbortExecutionException e) {
            throw RequestRefusedException.of(
                    RequestProblem.QUERY_TOO_EXPENSIVE, "query", "fields: " + limits.maxFields() + " at most");
        }
    }

    /* The engine of the server knows no operationName. */
    private static String only(Document document, OperationDefinition operation) {
        return AstPrinter.printAst(document.transform(builder -> builder.definitions(document.getDefinitions().stream()
                .filter(definition -> !(definition instanceof OperationDefinition) || definition == operation)
                .toList())));
    }

    private static @Nullable JsonObject location(@Nullable SourceLocation location) {
        return location == null
                ? null
                : Json.createObjectBuilder()
                        .add("line", location.getLine())
                        .add("column", location.getColumn())
                        .build();
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    @SuppressWarnings("NullAway")
    private static @Nullable Object value(JsonValue value) {
        return switch (value) {
            case JsonObject object -> map(object);
            case JsonArray array -> {
                List<Object> list = new ArrayList<>();
                array.forEach(element -> list.add(value(element)));
                yield list;
            }
            case JsonString string -> string.getString();
            case JsonNumber number -> number.isIntegral() ? number.bigIntegerValue() : number.bigDecimalValue();
            default ->
                switch (value.getValueType()) {
                    case TRUE -> true;
                    case FALSE -> false;
                    default -> null;
                };
        };
    }
}
