package io.eventify.catalogue;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of type {@code jsonb}. */
public final class Json {
    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Type TEXTS =
            new HashMap<String, String>() {}.getClass().getGenericSuperclass();

    private Json() {}

    /** Texts by language; empty for null. */
    public static Map<String, String> texts(@Nullable String json) {
        return json == null ? Map.of() : Map.copyOf(JSONB.<Map<String, String>>fromJson(json, TEXTS));
    }

    /** What was written by the same rules; one object. */
    public static <T> T read(String json, Class<T> type) {
        return JSONB.fromJson(json, type);
    }

    /** A list of records; empty for null. */
    public static <T> List<T> list(@Nullable String json, Class<T[]> array) {
        return json == null || json.equals("[]") ? List.of() : List.of(JSONB.fromJson(json, array));
    }
}
