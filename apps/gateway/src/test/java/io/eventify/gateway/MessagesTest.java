package io.eventify.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person reads exists in three languages. */
class MessagesTest {

    @ParameterizedTest
    @CsvSource({
        "gateway-errors, en",
        "gateway-errors, fr",
        "gateway-errors, ar",
        "session-pages, en",
        "session-pages, fr",
        "session-pages, ar"
    })
    void a_language_says_all_that_is_said(String bundle, String language) throws IOException {
        assertThat(keys(bundle + "_" + language)).isNotEmpty().isEqualTo(keys(bundle));
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/" + bundle + ".properties"))) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
