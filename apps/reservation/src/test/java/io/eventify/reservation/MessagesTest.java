package io.eventify.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error code has a message in every language. */
class MessagesTest {
    private static final Pattern CODE = Pattern.compile(
            "super\\(4\\d\\d, \"([a-z_]+)\"|super\\(503, \"([a-z_]+)\"|new PriceCategoryException\\(\"([a-z_]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("new NotFoundException\\(\"([a-z_]+)\"\\)");

    @ParameterizedTest
    @ValueSource(strings = {"errors_fr", "errors_ar"})
    void a_translation_has_the_same_codes(String bundle) throws IOException {
        assertThat(codes(bundle)).containsExactlyElementsOf(codes("errors"));
    }

    @Test
    void every_code_in_the_sources_has_a_message() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> thrown = new TreeSet<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher code = CODE.matcher(Files.readString(source));
                while (code.find()) {
                    thrown.add(Stream.of(code.group(1), code.group(2), code.group(3))
                            .filter(found -> found != null)
                            .findFirst()
                            .orElseThrow());
                }
                Matcher notFound = NOT_FOUND.matcher(Files.readString(source));
                while (notFound.find()) {
                    thrown.add(notFound.group(1) + "_not_found");
                }
            }

            assertThat(thrown).isNotEmpty();
            assertThat(codes("errors")).containsAll(thrown);
        }
    }

    private static Set<String> codes(String bundle) throws IOException {
        Properties messages = new Properties();
        try (Reader in = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return new TreeSet<>(messages.stringPropertyNames());
    }
}
