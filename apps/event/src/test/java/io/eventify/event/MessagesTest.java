package io.eventify.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.platform.testing.ErrorTexts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error code has a message in every language. */
class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"errors_fr", "errors_ar"})
    void a_translation_has_the_same_codes(String bundle) throws IOException {
        assertThat(ErrorTexts.explainedIn(bundle)).containsExactlyElementsOf(ErrorTexts.explainedIn("errors"));
    }

    @Test
    void every_code_in_the_sources_has_a_message() throws IOException {
        assertThat(ErrorTexts.thrown()).isNotEmpty().isSubsetOf(ErrorTexts.explainedIn("errors"));
    }
}
