package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path checkout;

    private Installation installation;
    private Processes processes;

    @BeforeEach
    void createFolders() {
        installation = Installation.of(checkout, Map.of());
        installation.createFolders();
        processes = new Processes(installation);
    }

    @AfterEach
    void stopTheSleeper() throws Exception {
        processes.stop("sleeper");
    }

    @Test
    void a_started_part_is_found_again_and_stopped() throws Exception {
        processes.start(sleeper("sleep 60", () -> true), () -> false);

        assertThat(new Processes(installation).running("sleeper")).isPresent();
        assertThat(processes.stop("sleeper")).isTrue();
        assertThat(processes.running("sleeper")).isEmpty();
        assertThat(processes.record("sleeper")).isEmpty();
    }

    @Test
    void a_killed_part_leaves_its_record_so_that_its_death_is_seen() throws Exception {
        processes.start(sleeper("sleep 60", () -> true), () -> false);

        processes.kill("sleeper");

        assertThat(processes.running("sleeper")).isEmpty();
        assertThat(processes.record("sleeper")).isPresent();
    }

    @Test
    void what_we_killed_or_stopped_did_not_die_by_itself_what_ended_did() throws Exception {
        processes.start(sleeper("sleep 60", () -> true), () -> false);
        assertThat(processes.diedByItself("sleeper")).isFalse();
        processes.kill("sleeper");
        assertThat(processes.diedByItself("sleeper")).isFalse();

        processes.start(sleeper("sleep 60", () -> true), () -> false);
        ProcessHandle process = processes.running("sleeper").orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        assertThat(processes.diedByItself("sleeper")).isTrue();

        processes.leave("sleeper", "given up");
        assertThat(processes.diedByItself("sleeper")).isFalse();
        assertThat(processes.left("sleeper")).contains("given up");

        processes.start(sleeper("sleep 60", () -> true), () -> false);
        assertThat(processes.left("sleeper")).isEmpty();
        processes.stop("sleeper");
        assertThat(processes.diedByItself("sleeper")).isFalse();
    }

    @Test
    void a_part_that_dies_while_starting_is_reported_with_its_log() {
        Part dying = sleeper("echo the disk is broken; exit 3", () -> false);

        assertThatThrownBy(() -> processes.start(dying, () -> false))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("sleeper ended with exit code 3")
                .hasMessageContaining(installation.log("sleeper").toString())
                .hasMessageContaining("the disk is broken");
    }

    @Test
    void a_part_that_never_gets_ready_is_given_up_after_its_limit() {
        Part slow = sleeper("sleep 60", () -> false);

        assertThatThrownBy(() -> processes.start(slow, () -> false))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("is not ready after 1 s");
    }

    @Test
    void a_port_in_use_names_the_part_and_the_port() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Part part = new Part(
                    "sleeper",
                    List.of(taken.getLocalPort()),
                    Set.of(),
                    Duration.ofSeconds(1),
                    "TERM",
                    () -> launch("true"),
                    () -> true,
                    Part.Afterwards.NOTHING);

            assertThatThrownBy(() -> processes.start(part, () -> false))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("sleeper")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void a_process_that_only_has_the_same_id_is_not_ours() throws Exception {
        long ourselves = ProcessHandle.current().pid();
        new ProcessRecord("sleeper", ourselves, Instant.EPOCH, 1, "TERM").write(installation.records());

        assertThat(processes.running("sleeper")).isEmpty();
        assertThat(processes.stop("sleeper")).isFalse();
    }

    /** USR1, because a shell cannot trap INT where its parent ignores it, as jobs in the background do. */
    @Test
    void a_stubborn_process_is_asked_with_its_own_signal() throws Exception {
        Path asked = checkout.resolve("asked");
        Part part = new Part(
                "sleeper",
                List.of(0),
                Set.of(),
                Duration.ofSeconds(5),
                "USR1",
                () -> launch("trap 'touch \"" + asked + "\"; exit 0' USR1; touch \"" + asked
                        + ".armed\"; while :; do sleep 0.05; done"),
                () -> Files.exists(Path.of(asked + ".armed")),
                Part.Afterwards.NOTHING);
        processes.start(part, () -> false);

        processes.stop("sleeper");

        assertThat(asked).exists();
    }

    @Test
    void a_start_does_not_read_what_an_earlier_one_wrote() throws Exception {
        Files.writeString(installation.log("sleeper"), "an old failure");

        processes.start(sleeper("sleep 60", () -> true), () -> false);

        assertThat(installation.log("sleeper")).content().doesNotContain("an old failure");
    }

    private Part sleeper(String script, Part.Probe ready) {
        return new Part(
                "sleeper",
                List.of(0),
                Set.of(),
                Duration.ofSeconds(1),
                "TERM",
                () -> launch(script),
                ready,
                Part.Afterwards.NOTHING);
    }

    private Part.Launch launch(String script) {
        return new Part.Launch(List.of("bash", "-c", script), Map.of(), checkout);
    }
}
