package io.eventify.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The stand-in for the payment provider; a test double that only the demo profile starts.
 *
 * @param installation where its data lies
 * @param environment its keys and the address for webhooks
 */
record PspSimulator(Installation installation, PlatformEnvironment environment) {

    Part part() {
        int port = environment.ports().psp();
        return new Part(
                "psp",
                List.of(port),
                Set.of(),
                Duration.ofSeconds(30),
                "TERM",
                this::prepare,
                () -> Probes.answersOk("http://127.0.0.1:" + port + "/simulator/health"),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path folder = installation.home().resolve("psp");
        Files.createDirectories(folder);
        List<String> command = List.of(
                Java.executable(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                installation.artefact("psp-simulator", "jar").toString());
        return new Part.Launch(command, environment.psp(folder), folder);
    }
}
