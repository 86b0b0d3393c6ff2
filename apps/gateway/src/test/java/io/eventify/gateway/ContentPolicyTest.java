package io.eventify.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {

    @Test
    void nothing_inline_runs_without_the_nonce_of_this_answer() {
        ContentPolicy policy = with(List.of("https://js.stripe.com"), List.of());

        assertThat(policy.pages())
                .contains("default-src 'none'", "script-src 'self' https://js.stripe.com;", "frame-src 'none'")
                .doesNotContain("unsafe", "nonce");
        assertThat(policy.pagesWithNonce("abc+/="))
                .contains("script-src 'self' 'nonce-abc+/=' https://js.stripe.com;", "style-src 'self' 'nonce-abc+/=';")
                .doesNotContain("unsafe");
    }

    @Test
    void a_frame_of_the_payment_provider_is_let_in_by_configuration() {
        assertThat(with(List.of(), List.of("https://js.stripe.com", "https://hooks.stripe.com"))
                        .pages())
                .contains("frame-src https://js.stripe.com https://hooks.stripe.com;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'unsafe-inline'",
                "*",
                "https:",
                "https://a.example; script-src *",
                "data:",
                "https://a.example/x"
            })
    void no_keyword_gets_in_as_an_origin(String word) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> with(List.of(word), List.of()));
    }

    private static ContentPolicy with(List<String> script, List<String> frame) {
        return new ContentPolicy(Optional.of(script), Optional.empty(), Optional.empty(), Optional.of(frame));
    }
}
