package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void every_port_follows_from_the_base() {
        var ports = new Ports(9000);

        assertThat(IntStream.of(
                        ports.gateway(),
                        ports.services(),
                        ports.coordinator(),
                        ports.psp(),
                        ports.keycloak(),
                        ports.mailHttp(),
                        ports.mailSmtp(),
                        ports.postgres(),
                        ports.redis(),
                        ports.artemis(),
                        ports.web(),
                        ports.single()))
                .containsExactlyElementsOf(IntStream.range(9000, 9012).boxed().toList());
    }

    @Test
    void a_base_that_leaves_no_room_for_the_others_is_refused() {
        assertThatThrownBy(() -> new Ports(65_530))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("65523");
        assertThatThrownBy(() -> new Ports(80)).isInstanceOf(UsageException.class);
    }

    @Test
    void a_base_that_is_no_number_is_refused_with_its_text() {
        assertThatThrownBy(() -> Ports.parse("eighty"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("eighty");
        assertThat(Ports.parse(" 9080 ")).isEqualTo(new Ports(9080));
    }
}
