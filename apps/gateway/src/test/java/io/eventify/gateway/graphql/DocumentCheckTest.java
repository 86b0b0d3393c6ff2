package io.eventify.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may run and what may not, against the committed schema. */
class DocumentCheckTest {
    private static final String PAGE = """
            { event(id: "x") { title performances(size: 100) {
                startTime availability { remaining } zones { name } prices { price { amount } } seats(size: 100) { items { state } } } } }
            """;

    private final DocumentCheck check = checkWith(true);

    @Test
    void an_event_page_with_a_hundred_performances_may_run() {
        assertThatCode(() -> check.check(PAGE, null, JsonValue.EMPTY_JSON_OBJECT))
                .doesNotThrowAnyException();
    }

    @Test
    void lists_in_lists_are_multiplied() {
        assertThat(refusal("{ event(id: \"x\") { performances(size: 100) { seats(size: 500) { items { id } } } } }"))
                .isEqualTo(RequestProblem.QUERY_TOO_EXPENSIVE);
    }

    @Test
    void a_size_in_a_variable_counts_as_much() {
        JsonObject many = Json.createObjectBuilder().add("n", 500).build();
        String query =
                "query($n: Int) { event(id: \"x\") { performances(size: 100) { seats(size: $n) { items { id } } } } }";

        assertThat(refusal(query, null, many)).isEqualTo(RequestProblem.QUERY_TOO_EXPENSIVE);
        assertThatCode(() -> check.check(
                        query, null, Json.createObjectBuilder().add("n", 10).build()))
                .doesNotThrowAnyException();
    }

    @Test
    void many_aliases_of_a_field_that_calls_a_service_are_refused() {
        String aliases = IntStream.range(0, 21)
                .mapToObj(i -> "a" + i + ": event(id: \"x\") { id }")
                .collect(Collectors.joining(" "));

        assertThat(refusal("{ " + aliases + " }")).isEqualTo(RequestProblem.QUERY_TOO_EXPENSIVE);
    }

    @Test
    void aliases_of_mere_values_are_bounded_too() {
        String aliases =
                IntStream.range(0, 1_100).mapToObj(i -> "a" + i + ":title").collect(Collectors.joining(" "));

        assertThat(refusal("{ event(id: \"x\") { " + aliases + " } }")).isEqualTo(RequestProblem.QUERY_TOO_EXPENSIVE);
    }

    @Test
    void fragments_do_not_hide_the_cost() {
        String query = """
                query { event(id: "x") { ...a } }
                fragment a on Event { p1: performances(size: 100) { ...b } p2: performances(size: 100) { ...b } }
                fragment b on Performance { s1: seats(size: 100) { items { id } } s2: seats(size: 99) { items { id } } }
                """;

        assertThat(refusal(query)).isEqualTo(RequestProblem.QUERY_TOO_EXPENSIVE);
    }

    @Test
    void a_document_of_too_many_tokens_is_not_even_read() {
        assertThat(refusal("{ " + "a ".repeat(5_000) + "}")).isEqualTo(RequestProblem.QUERY_TOO_LARGE);
    }

    @Test
    void brackets_without_end_are_refused_before_they_are_parsed() {
        assertThat(refusal("{ event(id: " + "[".repeat(3_900)))
                .isIn(RequestProblem.QUERY_TOO_LARGE, RequestProblem.QUERY_TOO_DEEP, RequestProblem.QUERY_SYNTAX);
    }

    @Test
    void syntax_fields_variables_and_operations_have_their_own_codes() {
        assertThat(refusal("{ event(")).isEqualTo(RequestProblem.QUERY_SYNTAX);
        assertThat(refusal("{ nothing }")).isEqualTo(RequestProblem.QUERY_INVALID);
        assertThat(refusal("query($id: ID!) { event(id: $id) { id } }")).isEqualTo(RequestProblem.VARIABLES_INVALID);
        assertThat(refusal("query a { me { authenticated } } query b { me { authenticated } }"))
                .isEqualTo(RequestProblem.OPERATION_UNKNOWN);
    }

    @Test
    void of_several_operations_only_the_one_that_was_asked_for_goes_on() throws Exception {
        CheckedDocument document = check.check(
                "query a { me { authenticated } } mutation b { removeItem(reservationId: \"x\", itemId: \"y\") { id } }",
                "a",
                JsonValue.EMPTY_JSON_OBJECT);

        assertThat(document.mutation()).isFalse();
        assertThat(document.query()).contains("authenticated").doesNotContain("removeItem");
    }

    @Test
    void the_schema_is_told_only_where_that_is_wanted() {
        String introspection = "{ __schema { types { name fields { name type { ofType { ofType { name } } } } } } }";

        assertThatCode(() -> check.check(introspection, null, JsonValue.EMPTY_JSON_OBJECT))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(RequestRefusedException.class, () -> checkWith(false)
                                .check(introspection, null, JsonValue.EMPTY_JSON_OBJECT))
                        .problem())
                .isEqualTo(RequestProblem.INTROSPECTION_DISABLED);
    }

    @Test
    void introspection_is_bounded_too() {
        String deep =
                "{ __schema { types { name " + "fields { type { ".repeat(12) + "name" + " } }".repeat(12) + " } } }";

        assertThat(refusal(deep)).isIn(RequestProblem.QUERY_TOO_DEEP, RequestProblem.QUERY_INVALID);
    }

    private static DocumentCheck checkWith(boolean introspection) {
        return new DocumentCheck(
                CommittedSchema.load(), new QueryLimits(32_768, 4_000, 1_000, 10, 30_000, 20, introspection));
    }

    private RequestProblem refusal(String query) {
        return refusal(query, null, JsonValue.EMPTY_JSON_OBJECT);
    }

    private RequestProblem refusal(String query, @Nullable String operation, JsonObject variables) {
        return catchThrowableOfType(RequestRefusedException.class, () -> check.check(query, operation, variables))
                .problem();
    }
}
