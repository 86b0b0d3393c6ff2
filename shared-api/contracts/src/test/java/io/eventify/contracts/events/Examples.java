package io.eventify.contracts.events;

import io.eventify.contracts.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An example of each record: every field filled, values derived from the field's name, so that they are the same in every build. */
final class Examples {

    private Examples() {}

    static <T> T of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(value(name, arguments[0]))
                    : Map.of("en", value(name, arguments[1]));
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            case "Instant" -> Instant.parse("2026-03-21T19:30:00Z");
            case "BigDecimal" -> new BigDecimal("5.5");
            case "Money" -> Money.of("EUR", "49.90");
            case "int" -> 10;
            case "long" -> 10L;
            case "double" -> 48.5;
            case "boolean" -> true;
            case "String" -> text(name);
            default -> of((Class<?>) type);
        };
    }

    private static String text(String name) {
        return switch (name) {
            case "currency" -> "EUR";
            case "country" -> "FR";
            case "timeZone" -> "Europe/Paris";
            case "status", "salesStatus" -> "open";
            case "role" -> "owner";
            case "direction" -> "entry";
            default -> name;
        };
    }
}
