package io.eventify.restcontract;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** The records that answers are made of. Absent values are left out of JSON, so a component is optional exactly when it is {@code @Nullable}. */
final class AnswerRecords {
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";
    private static final Set<String> PAGE = Set.of("page", "size", "total", "items");

    /** By simple name and components; two records that agree in both agree in what is nullable, or nothing is said of them. */
    private final Map<Key, List<String>> required = new HashMap<>();

    private record Key(String name, Set<String> components) {}

    AnswerRecords(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("io.eventify.")) {
                add(type);
            }
        }
    }

    private void add(ClassInfo type) {
        Map<String, Boolean> components = new LinkedHashMap<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            boolean nullable = component.type().annotations().stream()
                    .anyMatch(a -> a.name().toString().equals(NULLABLE));
            components.put(component.name(), nullable);
        }
        List<String> always = components.entrySet().stream()
                .filter(component -> !component.getValue())
                .map(Map.Entry::getKey)
                .toList();
        required.merge(
                new Key(schemaName(type), components.keySet()),
                always,
                (one, other) -> one.equals(other) ? one : List.of());
    }

    /* As the generator names it: what @Schema says, else the class's own name. */
    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        if (schema != null && schema.value("name") != null) {
            return schema.value("name").asString();
        }
        return type.simpleName() != null ? type.simpleName() : type.name().withoutPackagePrefix();
    }

    /** The properties of a schema that are never absent, in the order of the record. */
    List<String> alwaysThere(String schema, Set<String> properties) {
        if (properties.equals(PAGE)) {
            return List.of("page", "size", "total", "items");
        }
        return required.getOrDefault(new Key(schema, Set.copyOf(properties)), List.of());
    }
}
