package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of one request, read as strictly as Stripe reads them: a name it does not know, a value of the wrong form or an
 * empty value where unsetting makes no sense are refused.
 */
public final class Parameters {
    private static final int MAX_METADATA_KEYS = 50;
    private static final int MAX_METADATA_KEY_CHARS = 40;
    private static final int MAX_TEXT_CHARS = 5_000;
    private static final int MAX_METADATA_VALUE_CHARS = 500;

    private final Map<String, Object> values;
    private final String prefix;

    Parameters(Map<String, Object> values) {
        this(values, "");
    }

    private Parameters(Map<String, Object> values, String prefix) {
        this.values = values;
        this.prefix = prefix;
    }

    /** Refuses every parameter but these; {@code expand} is always known. */
    public Parameters only(String... known) {
        Set<String> names = Set.of(known);
        List<String> unknown = values.keySet().stream()
                .filter(name -> !names.contains(name) && !(prefix.isEmpty() && name.equals("expand")))
                .map(this::fullName)
                .toList();
        if (!unknown.isEmpty()) {
            String message = "Received unknown parameter%s: %s"
                    .formatted(unknown.size() == 1 ? "" : "s", String.join(", ", unknown));
            throw ApiError.parameter("parameter_unknown", message, unknown.getFirst());
        }
        return this;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** A text that cannot be unset. */
    public Optional<String> text(String name) {
        Optional<String> text = textOrUnset(name);
        if (text.filter(String::isEmpty).isPresent()) {
            throw ApiError.parameter(
                    "parameter_invalid_empty",
                    ("You passed an empty string for '%s'. We assume empty values are an attempt to unset a"
                                    + " parameter; however '%s' cannot be unset. You should remove '%s' from your request or supply a non-empty value.")
                            .formatted(fullName(name), fullName(name), fullName(name)),
                    fullName(name));
        }
        return text;
    }

    /** A text for which the empty value means: unset it. */
    public Optional<String> textOrUnset(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw ApiError.parameter(
                    "parameter_invalid_string_blank", "Invalid string: a single value is expected", fullName(name));
        }
        if (text.length() > MAX_TEXT_CHARS) {
            throw ApiError.parameter(
                    "", "Invalid string: must be at most %d characters".formatted(MAX_TEXT_CHARS), fullName(name));
        }
        return Optional.of(text);
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong integer(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(toLong(name, text.get()));
    }

    public long requiredInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    private long toLong(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.parameter("parameter_invalid_integer", "Invalid integer: " + text, fullName(name));
        }
    }

    /** An integer within bounds, both included. */
    public OptionalLong integerBetween(String name, long least, long most) {
        OptionalLong value = integer(name);
        if (value.isPresent() && value.getAsLong() < least) {
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to %d.".formatted(least),
                    fullName(name));
        }
        if (value.isPresent() && value.getAsLong() > most) {
            throw ApiError.parameter(
                    "parameter_invalid_integer",
                    "This value must be less than or equal to %d.".formatted(most),
                    fullName(name));
        }
        return value;
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiError.parameter("", "Invalid boolean: " + text, fullName(name));
        });
    }

    public Optional<String> oneOf(String name, String... allowed) {
        Optional<String> text = text(name);
        if (text.isPresent() && !Arrays.asList(allowed).contains(text.get())) {
            String head = String.join(", ", Arrays.asList(allowed).subList(0, allowed.length - 1));
            String list = allowed.length == 1 ? allowed[0] : head + " or " + allowed[allowed.length - 1];
            throw ApiError.parameter(
                    "", "Invalid %s: must be one of %s".formatted(fullName(name), list), fullName(name));
        }
        return text;
    }

    @SuppressWarnings("unchecked")
    public Parameters hash(String name) {
        Object value = values.get(name);
        if (value == null) {
            return new Parameters(Map.of(), fullName(name));
        }
        if (!(value instanceof Map)) {
            throw ApiError.parameter("", "Invalid object", fullName(name));
        }
        return new Parameters((Map<String, Object>) value, fullName(name));
    }

    /** Whether a parameter came as a hash ({@code created[gte]=…}) rather than as one value. */
    public boolean isHash(String name) {
        return values.get(name) instanceof Map;
    }

    public List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!isHash(name)) {
            throw ApiError.parameter("", "Invalid array", fullName(name));
        }
        Parameters list = hash(name);
        List<String> texts = new ArrayList<>();
        for (String index : list.values.keySet()) {
            if (!index.chars().allMatch(Character::isDigit)) {
                throw ApiError.parameter("", "Invalid array", fullName(name));
            }
            texts.add(list.requiredText(index));
        }
        return texts;
    }

    /** Stripe's merge of metadata: keys are added or replaced, an empty value removes a key, an empty hash removes all. */
    public ObjectNode mergeMetadata(ObjectNode before) {
        ObjectNode merged = before.deepCopy();
        if (!has("metadata")) {
            return merged;
        }
        if (!isHash("metadata")) {
            if (textOrUnset("metadata").orElse("").isEmpty()) {
                return Json.object();
            }
            throw ApiError.parameter("", "Invalid object", "metadata");
        }
        Parameters metadata = hash("metadata");
        metadata.values.keySet().forEach(key -> metadata.mergeMetadataKey(merged, key));
        if (merged.size() > MAX_METADATA_KEYS) {
            throw ApiError.parameter("", "Metadata can have up to %d keys.".formatted(MAX_METADATA_KEYS), "metadata");
        }
        return merged;
    }

    private void mergeMetadataKey(ObjectNode metadata, String key) {
        String value = textOrUnset(key).orElse("");
        if (key.length() > MAX_METADATA_KEY_CHARS || value.length() > MAX_METADATA_VALUE_CHARS) {
            throw ApiError.parameter(
                    "",
                    "Metadata keys can be up to %d characters long and values up to %d characters long."
                            .formatted(MAX_METADATA_KEY_CHARS, MAX_METADATA_VALUE_CHARS),
                    fullName(key));
        }
        if (value.isEmpty()) {
            metadata.remove(key);
        } else {
            metadata.put(key, value);
        }
    }

    /** The names and values of a flat hash. */
    public Map<String, String> entries() {
        return values.keySet().stream().collect(Collectors.toMap(name -> name, name -> textOrUnset(name)
                .orElse("")));
    }

    public ApiError missing(String name) {
        return ApiError.parameter(
                "parameter_missing", "Missing required param: %s.".formatted(fullName(name)), fullName(name));
    }

    public String fullName(String name) {
        return prefix.isEmpty() ? name : "%s[%s]".formatted(prefix, name);
    }
}
