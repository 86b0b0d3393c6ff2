package io.eventify.platform.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The error codes that a module's sources throw, and those that its message bundles explain. */
public final class ErrorTexts {
    private static final Pattern CODE = Pattern.compile(
            "super\\(4\\d\\d, \"([a-z_]+)\"|super\\(503, \"([a-z_]+)\"|new PriceCategoryException\\(\"([a-z_]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("new NotFoundException\\(\"([a-z_]+)\"\\)");

    private ErrorTexts() {}

    /** The codes with a text in a bundle, such as {@code errors_fr}. */
    public static Set<String> explainedIn(String bundle) throws IOException {
        Properties messages = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(ErrorTexts.class.getResourceAsStream("/" + bundle + ".properties"), bundle),
                StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return new TreeSet<>(messages.stringPropertyNames());
    }

    /** The codes that the sources of this module name. */
    public static Set<String> thrown() throws IOException {
        Set<String> thrown = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                Matcher code = CODE.matcher(text);
                while (code.find()) {
                    thrown.add(IntStream.rangeClosed(1, code.groupCount())
                            .mapToObj(code::group)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow());
                }
                Matcher notFound = NOT_FOUND.matcher(text);
                while (notFound.find()) {
                    thrown.add(notFound.group(1) + "_not_found");
                }
            }
        }
        return thrown;
    }
}
