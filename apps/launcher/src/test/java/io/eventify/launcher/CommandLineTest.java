package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void options_and_operands_may_come_in_any_order() {
        CommandLine line = CommandLine.parse("logs", "-f", "keycloak");

        assertThat(line.command()).isEqualTo("logs");
        assertThat(line.operand("part")).isEqualTo("keycloak");
        assertThat(line.has("-f")).isTrue();
    }

    @Test
    void nothing_at_all_asks_for_help() {
        assertThat(CommandLine.parse().command()).isEqualTo("help");
        assertThat(CommandLine.parse("--help").command()).isEqualTo("help");
    }

    @Test
    void an_unknown_command_is_refused_by_name() {
        assertThatThrownBy(() -> CommandLine.parse("upp"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("upp");
    }

    @Test
    void an_option_of_another_command_is_refused() {
        assertThatThrownBy(() -> CommandLine.parse("down", "--json"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--json");
    }

    @Test
    void a_command_that_needs_one_part_says_so() {
        assertThatThrownBy(() -> CommandLine.parse("kill").operand("part"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("part");
        assertThatThrownBy(() -> CommandLine.parse("kill", "redis", "artemis").operand("part"))
                .isInstanceOf(UsageException.class);
    }
}
