package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (2020-12) of a record: what is not {@code @Nullable} is required; more fields are allowed, since additions are compatible. */
final class Schemas {
    private static final Map<Class<?>, JsonObject> SCALARS = Map.ofEntries(
            Map.entry(String.class, type("string")),
            Map.entry(boolean.class, type("boolean")),
            Map.entry(int.class, type("integer")),
            Map.entry(long.class, type("integer")),
            Map.entry(double.class, type("number")),
            Map.entry(BigDecimal.class, type("number")),
            Map.entry(UUID.class, formatted("uuid")),
            Map.entry(Instant.class, formatted("date-time")));

    private Schemas() {}

    static JsonObject of(String type, Class<? extends Record> data) {
        JsonObjectBuilder schema = Json.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("$id", EventSchemas.uri(type))
                .add("title", type);
        record(data).forEach(schema::add);
        return schema.build();
    }

    private static JsonObject record(Class<?> data) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (RecordComponent component : data.getRecordComponents()) {
            properties.add(component.getName(), schema(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .build();
    }

    private static JsonObject schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            JsonObject element = schema(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            return generic.getRawType() == List.class
                    ? Json.createObjectBuilder(type("array"))
                            .add("items", element)
                            .build()
                    : Json.createObjectBuilder(type("object"))
                            .add("additionalProperties", element)
                            .build();
        }
        if (type == Money.class) {
            return money();
        }
        JsonObject scalar = SCALARS.get((Class<?>) type);
        return scalar != null ? scalar : record((Class<?>) type);
    }

    private static JsonObject money() {
        return Json.createObjectBuilder(type("object"))
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add(
                                        "currency",
                                        Json.createObjectBuilder(type("string")).add("pattern", "^[A-Z]{3}$"))
                                .add(
                                        "amount",
                                        Json.createObjectBuilder(type("string")).add("pattern", "^-?\\d+(\\.\\d+)?$")))
                .add("required", Json.createArrayBuilder().add("currency").add("amount"))
                .build();
    }

    private static JsonObject type(String name) {
        return Json.createObjectBuilder().add("type", name).build();
    }

    private static JsonObject formatted(String format) {
        return Json.createObjectBuilder()
                .add("type", "string")
                .add("format", format)
                .build();
    }
}
