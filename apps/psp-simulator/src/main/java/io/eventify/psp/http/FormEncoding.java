package io.eventify.psp.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} with Stripe's brackets: {@code metadata[order_id]=1&expand[]=latest_charge}. */
final class FormEncoding {
    private static final int MAX_PAIRS = 1_000;
    private static final int MAX_DEPTH = 5;

    private FormEncoding() {}

    /** A tree of texts and hashes; lists are hashes with the numbers 0, 1, 2 … as keys. */
    static Map<String, Object> parse(String encoded) {
        Map<String, Object> root = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return root;
        }
        String[] pairs = encoded.split("&", MAX_PAIRS + 1);
        if (pairs.length > MAX_PAIRS) {
            throw ApiError.parameter("", "Too many parameters.", "");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                put(root, path(name), name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.parameter("", "Invalid percent-encoding in the request.", "");
        }
    }

    private static List<String> path(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>();
        path.add(name.substring(0, bracket));
        for (int at = bracket; at < name.length(); ) {
            int end = name.indexOf(']', at);
            if (name.charAt(at) != '[' || end < 0 || path.size() > MAX_DEPTH) {
                throw ApiError.parameter("parameter_unknown", "Received unknown parameter: " + name, name);
            }
            path.add(name.substring(at + 1, end));
            at = end + 1;
        }
        return path;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, List<String> path, String name, String value) {
        Map<String, Object> level = root;
        for (String step : path.subList(0, path.size() - 1)) {
            Object next = level.computeIfAbsent(key(level, step), s -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map)) {
                throw ApiError.parameter("", "Invalid object", name);
            }
            level = (Map<String, Object>) next;
        }
        if (level.put(key(level, path.getLast()), value) instanceof Map) {
            throw ApiError.parameter("", "Invalid object", name);
        }
    }

    private static String key(Map<String, Object> level, String step) {
        return step.isEmpty() ? String.valueOf(level.size()) : step;
    }
}
