package io.eventify.restcontract;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** The records that answers are made of. Absent values are left out of JSON, so a component is optional exactly when it is {@code @Nullable}. */
final class AnswerRecords {
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
        String name =
                type.simpleName() != null ? type.simpleName() : type.name().withoutPackagePrefix();
        required.merge(new Key(name, components.keySet()), always, (one, other) -> one.equals(other) ? one : List.of());
    }

    /** The properties of a schema that are never absent, in the order of the record. */
    List<String> alwaysThere(String schema, Set<String> properties) {
        if (properties.equals(PAGE)) {
            return List.of("page", "size", "total", "items");
        }
        return required.getOrDefault(new Key(schema, Set.copyOf(properties)), List.of());
    }
}
