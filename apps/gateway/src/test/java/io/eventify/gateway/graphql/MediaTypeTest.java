package io.eventify.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json | GRAPHQL",
                "application/json | PLAIN",
                "*/* | PLAIN",
                "application/graphql-response+json, application/json | GRAPHQL",
                "application/graphql-response+json;q=0.5, application/json | PLAIN",
                "text/html, application/graphql-response+json; charset=utf-8 | GRAPHQL"
            })
    void the_client_chooses(String accept, MediaType expected) throws Exception {
        assertThat(MediaType.wanted(accept)).isEqualTo(expected);
    }

    @Test
    void who_takes_neither_is_refused() {
        assertThatThrownBy(() -> MediaType.wanted("text/html")).isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> MediaType.wanted("application/json; charset=iso-8859-1"))
                .isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> MediaType.wanted("application/json;q=0")).isInstanceOf(RequestRefusedException.class);
    }
}
