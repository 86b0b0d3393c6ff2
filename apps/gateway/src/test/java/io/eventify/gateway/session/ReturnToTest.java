package io.eventify.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/fr/", "/en/events/1?zone=a&page=2#seats", "/a?next=https://x.example/"})
    void a_path_of_ours_is_kept(String path) {
        assertThat(ReturnTo.of(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                " /",
                "events",
                "/session/login",
                "/x/../session/logout",
                "/%"
            })
    void everything_else_is_refused(String elsewhere) {
        assertThat(ReturnTo.of(elsewhere)).isEmpty();
    }

    @Test
    void nothing_asked_means_home() {
        assertThat(ReturnTo.of(null)).contains("/");
        assertThat(ReturnTo.of("")).contains("/");
    }

    @Test
    void a_path_without_end_is_refused() {
        assertThat(ReturnTo.of("/" + "a".repeat(2_000))).isEmpty();
    }
}
