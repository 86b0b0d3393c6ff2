package io.eventify.platform.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** How answers are written: absent values are left out, instants are ISO 8601 in UTC, of a record only its components (a method {@code isEmpty()} is no field), in the order of the alphabet: the components' own order is not to be had from JSON-B. */
@Provider
public class JsonOutput implements ContextResolver<Jsonb> {
    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(false)
            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
            .withPropertyVisibilityStrategy(new ComponentsOfRecords()));

    /** The same rules for JSON that does not leave through a resource, such as the data of domain events. */
    public static String write(Object value) {
        return JSONB.toJson(value);
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSONB;
    }

    private static final class ComponentsOfRecords implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(Field field) {
            return Modifier.isPublic(field.getModifiers());
        }

        @Override
        public boolean isVisible(Method method) {
            RecordComponent[] components = method.getDeclaringClass().getRecordComponents();
            return Modifier.isPublic(method.getModifiers())
                    && (components == null
                            || Arrays.stream(components)
                                    .anyMatch(component -> component.getName().equals(method.getName())));
        }
    }
}
