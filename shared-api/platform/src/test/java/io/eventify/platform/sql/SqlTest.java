package io.eventify.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlTest {
    private enum Colour {
        DARK_RED
    }

    private final Sql sql = new Sql(TestDatabase.forContext("payment").dataSource());

    @Test
    void parameters_arrive_as_what_they_are() {
        Instant at = Instant.parse("2026-03-29T01:30:00.123456Z");
        UUID id = Ids.next();

        assertThat(sql.<Instant>one("select ?::timestamptz as at", row -> Sql.instant(row, "at"), at))
                .isEqualTo(at);
        assertThat(sql.<UUID>one("select ?::uuid as id", row -> Sql.uuid(row, "id"), id))
                .isEqualTo(id);
        assertThat(sql.<String>one("select ?::text", row -> row.getString(1), URI.create("http://h/\u00e9")))
                .isEqualTo("http://h/%C3%A9");
        assertThat(sql.<String>one("select ?::text", row -> row.getString(1), Colour.DARK_RED))
                .isEqualTo("dark_red");
        assertThat(sql.<Boolean>one("select ?::text is null", row -> row.getBoolean(1), new Object[] {null}))
                .isTrue();
    }

    @Test
    void arrays_go_there_and_back() {
        List<UUID> ids = List.of(Ids.next(), Ids.next());

        assertThat(sql.<List<UUID>>one(
                        "select ?::uuid[] as ids", row -> Sql.uuids(row, "ids"), (Object) ids.toArray(UUID[]::new)))
                .isEqualTo(ids);
        assertThat(sql.<List<Integer>>one(
                        "select ?::int[] as n", row -> Sql.ints(row, "n"), (Object) new Integer[] {3, 1}))
                .containsExactly(3, 1);
        assertThat(sql.<String>one(
                        "select array_to_string(?::text[] || ?::boolean[]::text[] || ?::real[]::text[], ',')",
                        row -> row.getString(1),
                        new String[] {"a"},
                        new Boolean[] {true},
                        new Float[] {1.5f}))
                .isEqualTo("a,true,1.5");
    }

    @Test
    void what_is_null_in_the_database_is_nothing() {
        assertThat(sql.list("select null::timestamptz as at", row -> Sql.instant(row, "at")))
                .containsOnlyNulls();
        assertThat(sql.<List<UUID>>one("select null::uuid[] as ids", row -> Sql.uuids(row, "ids")))
                .isEmpty();
        assertThat(sql.<List<Integer>>one("select null::int[] as n", row -> Sql.ints(row, "n")))
                .isEmpty();
    }

    @Test
    void the_first_row_may_be_absent_the_one_row_may_not() {
        assertThat(sql.first("select n from generate_series(1, 3) n order by n desc", row -> row.getInt(1)))
                .hasValue(3);
        assertThat(sql.first("select 1 where false", row -> row.getInt(1))).isEmpty();
        assertThatThrownBy(() -> sql.one("select 1 where false", row -> row.getInt(1)))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_broken_rule_of_the_schema_is_told_by_its_name_and_no_value_of_the_row() {
        UUID id = Ids.next();
        insert(id);

        assertThatThrownBy(() -> insert(id))
                .hasMessageNotContaining(id.toString())
                .asInstanceOf(type(StatementFailedException.class))
                .satisfies(e -> {
                    assertThat(e.isUniqueViolation()).isTrue();
                    assertThat(e.violates("processed_events_pkey")).isTrue();
                    assertThat(e.violates("another_rule")).isFalse();
                });
        assertThatThrownBy(() -> sql.update("select nonsense"))
                .asInstanceOf(type(StatementFailedException.class))
                .satisfies(e -> {
                    assertThat(e.isUniqueViolation()).isFalse();
                    assertThat(e.violates("nonsense")).isFalse();
                });
    }

    @Test
    void a_local_transaction_keeps_all_or_nothing() {
        UUID kept = Ids.next();
        UUID lost = Ids.next();

        assertThat(sql.inLocalTransaction(() -> insert(kept))).isEqualTo(1);
        assertThatThrownBy(() -> sql.inLocalTransaction(() -> {
                    insert(lost);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(sql.list(
                        "select event_id from processed_events where event_id = any(?)",
                        row -> Sql.uuid(row, "event_id"),
                        (Object) new UUID[] {kept, lost}))
                .containsExactly(kept);
    }

    private int insert(UUID id) {
        return sql.update("insert into processed_events (event_id, consumer) values (?, 'SqlTest')", id);
    }
}
