package io.eventify.platform.rest;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into records. JSON binding is too forgiving for what comes from outside: it drops unknown fields and says neither which field had the wrong type
 * nor where. Understands records, lists, sets, maps with text keys, enums, numbers, {@code UUID}, {@code java.time} and {@code URI}.
 */
public final class JsonRecords {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_DETAILS = 20;

    private static final Map<Class<?>, Function<String, ?>> TEXTS = Map.of(
            UUID.class, JsonRecords::uuid,
            Instant.class, Instant::parse,
            LocalDate.class, LocalDate::parse,
            LocalTime.class, LocalTime::parse,
            LocalDateTime.class, LocalDateTime::parse,
            Duration.class, Duration::parse,
            ZoneId.class, ZoneId::of,
            URI.class, URI::create);

    private final Rules rules;

    private enum Rules {
        /** Requests: a field that is not known is the caller's mistake; one that is absent is Bean Validation's business. */
        STRICT,
        /** Messages: producers add fields, but none that was promised may be absent. */
        PROMISED
    }

    private JsonRecords(Rules rules) {
        this.rules = rules;
    }

    /**
     * Reads a request.
     *
     * @throws UnreadableBodyException naming the field that is unknown or has the wrong type
     */
    static @Nullable Object readRequest(JsonValue json, Type type) {
        return new JsonRecords(Rules.STRICT).read(json, type, "");
    }

    /**
     * Reads the data of a message; unknown fields are ignored.
     *
     * @throws UnreadableBodyException naming the field that has the wrong type, or is absent though its component is not {@code @Nullable}
     */
    public static <T> T readMessage(JsonObject json, Class<T> type) {
        return Objects.requireNonNull(
                type.cast(new JsonRecords(Rules.PROMISED).read(json, type, "")), "an object is never read as null");
    }

    /** Whether a request of this type can be read here. */
    static boolean understands(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            return (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw))
                    && understands(arguments[arguments.length - 1]);
        }
        return type instanceof Class<?> raw && raw.isRecord() && raw.getTypeParameters().length == 0;
    }

    private @Nullable Object read(JsonValue json, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(json, generic, path);
        }
        Class<?> raw = (Class<?>) type;
        if (json.getValueType() == ValueType.NULL) {
            return absent(raw, path);
        }
        if (JsonValue.class.isAssignableFrom(raw)) {
            return raw.isInstance(json)
                    ? json
                    : fail(path, "expected_" + raw.getSimpleName().substring(4).toLowerCase(Locale.ROOT));
        }
        if (raw.isRecord()) {
            return json instanceof JsonObject object ? readRecord(object, raw, path) : fail(path, "expected_object");
        }
        return readScalar(json, raw, path);
    }

    private @Nullable Object absent(Class<?> raw, String path) {
        return raw.isPrimitive() ? fail(path, "must_not_be_null") : null;
    }

    private @Nullable Object readGeneric(JsonValue json, ParameterizedType type, String path) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type element = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == Optional.class) {
            return json.getValueType() == ValueType.NULL
                    ? Optional.empty()
                    : Optional.ofNullable(read(json, element, path));
        }
        if (json.getValueType() == ValueType.NULL) {
            return null;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return json instanceof JsonObject object ? readMap(object, element, path) : fail(path, "expected_object");
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return json instanceof JsonArray array
                    ? readElements(array, element, path, Set.class.isAssignableFrom(raw))
                    : fail(path, "expected_array");
        }
        throw new IllegalStateException("no rule to read " + type);
    }

    private Map<String, Object> readMap(JsonObject object, Type element, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((key, value) ->
                map.put((String) storable(key, path), read(value, element, path + "[" + shortened(key) + "]")));
        return map;
    }

    private Collection<Object> readElements(JsonArray array, Type element, String path, boolean distinct) {
        Collection<Object> elements = distinct ? new LinkedHashSet<>() : new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String place = path + "[" + i + "]";
            elements.add(
                    array.get(i).getValueType() == ValueType.NULL
                            ? fail(place, "must_not_be_null")
                            : read(array.get(i), element, place));
        }
        return elements;
    }

    private Object readRecord(JsonObject object, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        if (rules == Rules.STRICT) {
            refuseUnknown(object, components, path);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = readComponent(object, components[i], path);
        }
        return construct(type, components, values, path);
    }

    private @Nullable Object readComponent(JsonObject object, RecordComponent component, String path) {
        String name = name(component);
        String field = path.isEmpty() ? name : path + "." + name;
        JsonValue json = object.get(name);
        if (rules == Rules.PROMISED
                && isPromised(component)
                && (json == null || json.getValueType() == ValueType.NULL)) {
            return fail(field, "missing");
        }
        if (json == null) {
            return defaultOf(component.getType());
        }
        if (component.getType() == BigDecimal.class
                && component.getAccessor().isAnnotationPresent(JsonbTypeAdapter.class)
                && json instanceof JsonNumber) {
            return fail(field, "expected_decimal_string");
        }
        return read(json, component.getGenericType(), field);
    }

    private static boolean isPromised(RecordComponent component) {
        return component.getType() != Optional.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object defaultOf(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static void refuseUnknown(JsonObject object, RecordComponent[] components, String path) {
        List<String> known = Arrays.stream(components).map(JsonRecords::name).toList();
        List<Detail> unknown = object.keySet().stream()
                .filter(key -> !known.contains(key))
                .limit(MAX_DETAILS)
                .map(key -> new Detail(path.isEmpty() ? shortened(key) : path + "." + shortened(key), "unknown"))
                .toList();
        if (!unknown.isEmpty()) {
            throw UnreadableBodyException.unknownFields(unknown);
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values, String path) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof DomainException broken) {
                throw broken;
            }
            // the record's own checks: without a text, since theirs may name classes
            return fail(
                    path.isEmpty() ? "body" : path,
                    e.getCause() instanceof NullPointerException ? "incomplete" : "invalid");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type, e);
        }
    }

    private static Object readScalar(JsonValue json, Class<?> type, String path) {
        if (type == String.class) {
            return json instanceof JsonString text ? storable(text.getString(), path) : fail(path, "expected_text");
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (json.getValueType()) {
                case TRUE -> true;
                case FALSE -> false;
                default -> fail(path, "expected_boolean");
            };
        }
        if (type.isEnum()) {
            return readEnum(json, type, path);
        }
        if (TEXTS.containsKey(type)) {
            return readText(json, type, path);
        }
        return readNumber(json, type, path);
    }

    /* No database of ours takes the character U+0000 in a text. */
    private static Object storable(String text, String path) {
        return text.indexOf('\0') < 0 ? text : fail(path, "forbidden_character");
    }

    private static Object readEnum(JsonValue json, Class<?> type, String path) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> json instanceof JsonString text
                        && ((Enum<?>) constant).name().equals(text.getString()))
                .map(Object.class::cast)
                .findFirst()
                .orElseGet(() -> fail(path, "expected_one_of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Object readText(JsonValue json, Class<?> type, String path) {
        String issue = "expected_" + type.getSimpleName().toLowerCase(Locale.ROOT);
        if (!(json instanceof JsonString text)) {
            return fail(path, issue);
        }
        try {
            return Objects.requireNonNull(TEXTS.get(type), "only types with a text form come here")
                    .apply(text.getString());
        } catch (DateTimeException | IllegalArgumentException e) {
            return fail(path, issue);
        }
    }

    private static Object readNumber(JsonValue json, Class<?> type, String path) {
        BigDecimal number = decimal(json, type, path);
        try {
            if (type == int.class || type == Integer.class) {
                return number.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return number.longValueExact();
            }
            if (type == short.class || type == Short.class) {
                return number.shortValueExact();
            }
            if (type == double.class || type == Double.class) {
                return number.doubleValue();
            }
            if (type == BigDecimal.class) {
                return number;
            }
        } catch (ArithmeticException e) {
            return fail(path, "expected_whole_number");
        }
        throw new IllegalStateException("no rule to read " + type + " at " + path);
    }

    /* Exact amounts may come as text. Digits are limited: 1e999999999 is short to write and long to calculate with. */
    private static BigDecimal decimal(JsonValue json, Class<?> type, String path) {
        try {
            BigDecimal number =
                    switch (json) {
                        case JsonNumber plain -> plain.bigDecimalValue();
                        case JsonString text when type == BigDecimal.class -> new BigDecimal(text.getString());
                        default -> (BigDecimal) fail(path, "expected_number");
                    };
            return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS
                    ? number
                    : (BigDecimal) fail(path, "too_many_digits");
        } catch (NumberFormatException e) {
            return (BigDecimal) fail(path, "expected_number");
        }
    }

    /* UUID.fromString takes "1-1-1-1-1" too. */
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException("not the canonical form");
        }
        return id;
    }

    private static String name(RecordComponent component) {
        JsonbProperty property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static String shortened(String key) {
        return key.length() <= 100 ? key : key.substring(0, 100);
    }

    private static Object fail(String path, String issue) {
        throw UnreadableBodyException.malformed(path.isEmpty() ? "body" : path, issue);
    }
}
