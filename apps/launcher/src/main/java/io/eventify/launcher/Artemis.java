package io.eventify.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * The broker, in its own process on the class path of its distribution, with the topology in {@code artemis/}.
 *
 * @param installation where the journal lies
 * @param environment the users' passwords and the port
 */
record Artemis(Installation installation, PlatformEnvironment environment) {

    Part part() {
        int port = environment.ports().artemis();
        return new Part(
                "artemis",
                List.of(port),
                Set.of(),
                Duration.ofSeconds(60),
                "TERM",
                this::prepare,
                () -> Probes.accepts(port),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path distribution = Archives.only(installation.dist(), "apache-artemis-*");
        Path folder = installation.home().resolve("artemis");
        Files.createDirectories(folder);
        Path broker = Archives.only(installation.checkout().resolve("apps/launcher/target"), "launcher-broker.jar");
        List<String> command = List.of(
                Java.executable(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dlog4j2.configurationFile="
                        + installation
                                .checkout()
                                .resolve("artemis/log4j2.properties")
                                .toUri(),
                "-Dartemis.data=" + folder,
                "-Dartemis.port=" + environment.ports().artemis(),
                "-cp",
                broker + ":" + distribution.resolve("lib") + "/*",
                "io.eventify.launcher.broker.Broker",
                installation.checkout().resolve("artemis").toString());
        return new Part.Launch(command, new HashMap<>(environment.broker()), folder);
    }
}
