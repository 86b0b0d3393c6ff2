package io.eventify.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of {@code endpoints.csv}: who may call it.
 *
 * @param roles people's roles, SERVICE, LRA, or "*"
 * @param scope what a service needs; empty where none may
 */
record Endpoint(String method, String path, String context, Set<String> roles, String scope) {
    private static final Pattern MAPPING =
            Pattern.compile("^\\s*@(Path|GET|POST|PUT|DELETE|PATCH)\\b(?:\\(\"([^\"]*)\"\\))?");
    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";

    boolean isPublic() {
        return roles.contains("*");
    }

    /** With an id that nothing has in the place of each variable. */
    String pathOfNothing() {
        return path.replaceAll("\\{[^}]+}", SOME_ID);
    }

    /** Method and path, with variables that have no name. */
    String key() {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** The committed table. */
    static List<Endpoint> table() {
        try (InputStream in = Endpoint.class.getResourceAsStream("/endpoints.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Endpoint::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Endpoint of(String line) {
        String[] columns = line.split(";", -1);
        return new Endpoint(columns[0], columns[1], columns[2], Set.of(columns[3].split(" ")), columns[4]);
    }

    /** Keys of everything that the services' resource classes serve, read from their sources. */
    static Set<String> served(Path checkout) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(checkout.resolve("apps"), 12)) {
            for (Path file : files.filter(Endpoint::isResource).toList()) {
                keys.addAll(servedBy(Files.readAllLines(file)));
            }
        }
        return keys;
    }

    private static boolean isResource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/main/java/")
                && (path.endsWith("Resource.java") || path.endsWith("Participant.java"));
    }

    /* Annotations stand before what they are about: the first mapping is the class's, then each method has its own until its "public". */
    private static List<String> servedBy(List<String> lines) {
        List<String> keys = new ArrayList<>();
        String base = null;
        String verb = null;
        String path = "";
        for (String line : lines) {
            Matcher mapping = MAPPING.matcher(line);
            if (mapping.find()) {
                if (!mapping.group(1).equals("Path")) {
                    verb = mapping.group(1);
                } else if (mapping.group(2) != null) {
                    path = mapping.group(2);
                }
            } else if (line.startsWith("public class ")) {
                base = path;
                path = "";
            } else if (line.startsWith("    public ") && verb != null) {
                keys.add(verb + " " + joined(base, path));
                verb = null;
                path = "";
            }
        }
        return base == null || base.isEmpty() ? List.of() : keys;
    }

    private static String joined(String base, String path) {
        String whole = "/api/" + base + (path.isEmpty() ? "" : "/" + path);
        return whole.replaceAll("/+", "/").replaceAll("\\{[^}]+}", "{}");
    }
}
