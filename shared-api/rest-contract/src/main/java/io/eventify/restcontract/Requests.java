package io.eventify.restcontract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send. There Bean Validation decides what is required, and the generator already knows. */
final class Requests {
    private static final String SCHEMAS = "#/components/schemas/";

    private Requests() {}

    /** Names of the schemas that request bodies are made of. */
    static Set<String> schemasOf(OpenAPI document) {
        Set<String> names = new HashSet<>();
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(Requests::bodies)
                    .forEach(body -> collect(body, schemas, names));
        }
        return names;
    }

    private static Stream<Schema> bodies(PathItem path) {
        return path.getOperations().values().stream()
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(body -> body.getContent())
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(types -> types.values().stream())
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
