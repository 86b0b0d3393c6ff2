package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void a_server_gets_no_option_unless_its_caller_says_so() {
        assertThat(PlatformEnvironment.jvmOptions(Map.of())).isEmpty();
        assertThat(PlatformEnvironment.jvmOptions(Map.of("EVENTIFY_JVM_OPTIONS", "  ")))
                .isEmpty();
    }

    @Test
    void options_are_separated_by_white_space() {
        assertThat(PlatformEnvironment.jvmOptions(
                        Map.of("EVENTIFY_JVM_OPTIONS", " -javaagent:agent.jar=a=b,c=d   -Xmx1g\n")))
                .containsExactly("-javaagent:agent.jar=a=b,c=d", "-Xmx1g");
    }
}
