package io.eventify.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The season's tables: one header line, values between semicolons, no quoting. */
final class SemicolonTable {
    private SemicolonTable() {}

    static List<Map<String, String>> read(String name) {
        try (InputStream in = SemicolonTable.class.getResourceAsStream("/season/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no season/" + name);
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            String[] header = lines.getFirst().split(";");
            return lines.stream()
                    .skip(1)
                    .map(line -> row(header, line.split(";")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], values[i]);
        }
        return row;
    }
}
