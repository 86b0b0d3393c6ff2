package io.eventify.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerTest {

    @Test
    void a_password_comes_from_the_environment() {
        assertThat(Broker.password(
                        "${EVENTIFY_BROKER_ORDER_PASSWORD}", Map.of("EVENTIFY_BROKER_ORDER_PASSWORD", "s3cret")))
                .isEqualTo("s3cret");
    }

    @Test
    void a_password_that_is_written_down_is_refused() {
        assertThatThrownBy(() -> Broker.password("admin", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference");
    }

    @Test
    void a_password_that_is_not_set_is_named() {
        assertThatThrownBy(() -> Broker.password("${EVENTIFY_BROKER_ORDER_PASSWORD}", Map.of()))
                .hasMessageContaining("EVENTIFY_BROKER_ORDER_PASSWORD is not set");
    }
}
