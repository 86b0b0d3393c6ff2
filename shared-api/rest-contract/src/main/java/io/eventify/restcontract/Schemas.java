package io.eventify.restcontract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which schemas serve what. */
final class Schemas {
    private static final String SCHEMAS = "#/components/schemas/";

    private Schemas() {}

    /** Names of the schemas that callers send. There Bean Validation decides what is required, and the generator already knows. */
    static Set<String> sent(OpenAPI document) {
        Set<String> names = new HashSet<>();
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .map(Operation::getRequestBody)
                    .filter(Objects::nonNull)
                    .flatMap(body -> in(body.getContent()))
                    .forEach(body -> collect(body, schemas, names));
        }
        return names;
    }

    /** Names of the schemas that some operation leads to. The generator keeps those of every class that names its schema, whoever uses it. */
    static Set<String> used(OpenAPI document) {
        Set<String> names = new HashSet<>(sent(document));
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> Stream.concat(
                            parameters(path.getParameters()),
                            path.getOperations().values().stream().flatMap(Schemas::answersAndParameters)))
                    .forEach(schema -> collect(schema, schemas, names));
        }
        return names;
    }

    private static Stream<Schema> answersAndParameters(Operation operation) {
        Stream<Schema> answers = operation.getResponses() == null
                ? Stream.empty()
                : operation.getResponses().getAPIResponses().values().stream()
                        .flatMap(answer -> in(answer.getContent()));
        return Stream.concat(parameters(operation.getParameters()), answers);
    }

    private static Stream<Schema> parameters(@Nullable List<Parameter> parameters) {
        return parameters == null
                ? Stream.empty()
                : parameters.stream().map(Parameter::getSchema).filter(Objects::nonNull);
    }

    private static Stream<Schema> in(@Nullable Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(SCHEMAS)) {
            String name = reference.substring(SCHEMAS.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        collect(schema.getAdditionalPropertiesSchema(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(part -> collect(part, schemas, names));
    }
}
