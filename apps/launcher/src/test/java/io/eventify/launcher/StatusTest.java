package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.launcher.Status.PartStatus;
import io.eventify.launcher.Status.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final PartStatus RUNNING =
            new PartStatus("postgres", State.READY, OptionalLong.of(4711), 8087, OptionalLong.of(41));
    private static final PartStatus GONE =
            new PartStatus("redis", State.DEAD, OptionalLong.empty(), 8088, OptionalLong.empty());

    @Test
    void the_json_has_the_documented_shape() {
        var urls = new LinkedHashMap<>(Map.of("gateway", "http://localhost:8080"));

        String json =
                new Status(List.of(RUNNING, GONE), urls, "secret").toJson().toString();

        assertThat(json).isEqualTo("""
                {"ready":false,"urls":{"gateway":"http://localhost:8080"},"demo":{"password":"secret"},"parts":[\
                {"name":"postgres","state":"ready","pid":4711,"port":8087,"rssMiB":41},\
                {"name":"redis","state":"dead","pid":null,"port":8088,"rssMiB":null}]}""");
    }

    @Test
    void a_platform_is_ready_when_every_part_is() {
        assertThat(new Status(List.of(RUNNING), Map.of(), "").ready()).isTrue();
        assertThat(new Status(List.of(RUNNING, GONE), Map.of(), "").ready()).isFalse();
    }

    @Test
    void the_table_shows_a_part_that_does_not_run_without_numbers() {
        assertThat(new Status(List.of(GONE), Map.of(), "").toText())
                .contains("redis")
                .contains("dead")
                .contains("8088");
    }
}
