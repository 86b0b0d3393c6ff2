package io.eventify.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mail catcher: accepts every mail, delivers none, and shows them through HTTP. What it caught is gone when it stops.
 *
 * @param installation where its program lies
 * @param ports where to listen
 */
record Mail(Installation installation, Ports ports) {

    Part part() {
        return new Part(
                "mail",
                List.of(ports.mailHttp(), ports.mailSmtp()),
                Set.of(),
                Duration.ofSeconds(30),
                "TERM",
                this::prepare,
                () -> Probes.answersOk("http://127.0.0.1:" + ports.mailHttp() + "/api/service/readiness"),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path folder = installation.home().resolve("mail");
        Files.createDirectories(folder);
        return new Part.Launch(
                List.of(
                        Java.executable(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dgreenmail.smtp.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.port=" + ports.mailSmtp(),
                        "-Dgreenmail.api.hostname=127.0.0.1",
                        "-Dgreenmail.api.port=" + ports.mailHttp(),
                        "-Dgreenmail.auth.disabled",
                        "-jar",
                        installation
                                .dist()
                                .resolve("mail/greenmail-standalone.jar")
                                .toString()),
                Map.of(),
                folder);
    }
}
