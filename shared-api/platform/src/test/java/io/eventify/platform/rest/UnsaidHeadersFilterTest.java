package io.eventify.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsaidHeadersFilterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/problem+json                            | true
            Application/Problem+JSON;q=0.9;charset=utf-8        | true
            application/problem+json, application/problem+json  | true
            application/problem+json, application/json;q=0.9    | false
            application/json                                    | false
            */*                                                 | false
            application/problem+json, text/html                 | false
            """)
    void only_a_client_that_names_nothing_but_problems_gets_more(String accept, boolean problemsOnly) {
        assertThat(UnsaidHeadersFilter.namesProblemsOnly(accept)).isEqualTo(problemsOnly);
    }
}
